"""A desk that is open: configuration, database, blobs and the knowledge in use, held together for the steps.

The knowledge in use is the version that was last published in the database; ``publish`` makes one from the files in
``faq/``, ``amend`` from an entry that was accepted on a page, ``refresh`` takes over what another process published. A
broken file publishes nothing: the last good version stays in use, and what is wrong is stored for the pages to show.
"""

from __future__ import annotations

import gc
import os
import secrets
import threading
from datetime import date, datetime, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

import structlog

from helpdesk.blobs import Blobs
from helpdesk.config import Config
from helpdesk.errors import ConfigError, ConflictError, KnowledgeError
from helpdesk.explain import Explainer
from helpdesk.knowledge.load import load
from helpdesk.knowledge.together import Together, bring_together, differing, with_entry
from helpdesk.knowledge.versions import from_json, to_json
from helpdesk.match.learn import MOST, UNTUNED, Tuning
from helpdesk.match.lesson import Around, Lesson
from helpdesk.match.line_memory import MOST as LINES_MOST
from helpdesk.match.line_memory import UNTUNED as LINES_UNTUNED
from helpdesk.match.line_memory import LineLesson
from helpdesk.memory import give_back
from helpdesk.model.knowledge import Entry, Knowledge
from helpdesk.model.person import SYSTEM, Actor
from helpdesk.store import events, judgements, line_judgements, question_cuts, versions
from helpdesk.store.database import Database, Tx
from helpdesk.store.judgements import Judged, StoredTuning

log = structlog.get_logger()
TOGETHER = "faq/ and pages"  # who published a version in which both have changed something
CLASH = (
    "error: changed in its file and on a page; the page's is in use (make the file say the same, or change it there)"
)
RECUTS = 200  # the newest mails that people cut anew teach how others are cut
YOUNG = 20_000  # objects after which the garbage collector looks at the youngest: 700 is Python's own
EARLIER_VERSIONS = 4  # how many versions beside the one in use are held in memory


class Desk:
    """Everything that a step needs. Safe to share among threads: what changes is swapped whole."""

    def __init__(
        self, config: Config, database: Database, blobs: Blobs, key: bytes, explainer: Explainer | None = None
    ) -> None:
        self.config = config
        self.database = database
        self.blobs = blobs
        self.key = key
        self.kept: dict[str, object] = {}  # what steps keep between calls; each knows by a stamp when it is stale
        self.wake = threading.Event()  # set when a delivery may be due, so that the sender looks at once
        self._explainer = explainer or Explainer(config, Knowledge(version=""))
        self._spared: object = None  # the index that the garbage collector passes over
        self._learnt: tuple[object, object] | None = None  # which judgements the matcher remembers, on lines too
        self._earlier: dict[str, Knowledge] = {}  # versions that applications still go by, as they were asked for
        self._lock = threading.Lock()

    @classmethod
    def open(cls, config: Config, now: datetime) -> Desk:
        """Open the desk of ``config``.

        Raises SchemaError when the database was not migrated, BlobError when octets cannot be kept.
        """
        database = Database(config.store.database)
        try:
            database.check_schema()
            blobs = Blobs(config.store.blobs)
            blobs.check()
            desk = cls(config, database, blobs, _key(config.web.secret_file))
            if not desk.refresh():
                desk.publish(now)
        except BaseException:
            database.close()
            raise
        if desk.explainer.template_problem:
            log.warning("draft.template", problem=desk.explainer.template_problem)
        return desk

    def close(self) -> None:
        """Close the database's connections and end the process that reads attachments."""
        self._explainer.reader.guard.close()
        self.database.close()

    @property
    def explainer(self) -> Explainer:
        """Return the stages with the knowledge in use."""
        return self._explainer

    @property
    def knowledge(self) -> Knowledge:
        """Return the knowledge in use."""
        return self._explainer.knowledge

    @property
    def zone(self) -> ZoneInfo:
        """Return the office's time zone."""
        return ZoneInfo(self.config.office.timezone)

    def knowledge_at(self, tx: Tx, version: str | None) -> Knowledge:
        """Return the knowledge as it was in ``version``; that in use when none is named, or it was never published."""
        current = self.knowledge
        if version is None or version == current.version:
            return current
        known = self._earlier.get(version)
        if known is None:
            text = versions.content(tx, version)
            known = current if text is None else from_json(text)
            kept = list(self._earlier.items())[-(EARLIER_VERSIONS - 1) :]
            self._earlier = {**dict(kept), version: known}  # swapped whole: other threads read it
        return known

    def today(self, now: datetime) -> date:
        """Return the office's date at ``now``."""
        return now.astimezone(ZoneInfo(self.config.office.timezone)).date()

    def publish(self, now: datetime) -> tuple[str, ...]:
        """Publish the files in ``faq/`` if they are sound and new; return what is wrong with them otherwise.

        What was accepted on a page since the files were last published stays: the files are older there.
        """
        with self._lock:
            try:
                files = load(self.config.draft.faq)
            except KnowledgeError as error:
                problems = tuple(str(problem) for problem in error.problems)
                with self.database.transaction() as tx:
                    versions.set_problems(tx, problems, now)
                    events.record(tx, now, SYSTEM, "knowledge.refused", data={"problems": len(problems)})
                return problems
            with self.database.read() as tx:
                found = self._with_pages(tx, files)
            explainer = Explainer(self.config, found.knowledge, self._explainer.reader)
            problems = tuple(f"{self.config.draft.faq}: {clash}: {CLASH}" for clash in found.clashes)
            problems += (explainer.template_problem,) if explainer.template_problem else ()
            with self.database.transaction() as tx:
                versions.set_problems(tx, problems, now)
                whole = found.knowledge.version == files.version
                if not whole and not found.clashes and versions.of_files(tx) != files.version:
                    # kept too, to know next time what changed in the files; clashes must be found again
                    versions.publish(tx, files.version, to_json(files), versions.FILES, now - timedelta(microseconds=1))
                self._put(tx, found.knowledge, SYSTEM, versions.FILES if whole else TOGETHER, now)
                if whole:
                    versions.held_by_files(tx, files.version)
            self._take(explainer)
            return problems

    def amend(self, entry: Entry, actor: Actor, now: datetime) -> None:
        """Publish the knowledge in use with one entry changed or new, as a person accepted it on a page.

        ``helpdesk faq export`` writes it back into its file. Raises ConflictError when somebody published meanwhile.
        """
        self.refresh()
        with self._lock:
            before = self.knowledge.version
            explainer = Explainer(self.config, with_entry(self.knowledge, entry), self._explainer.reader)
            with self.database.transaction() as tx:
                if versions.current(tx) != before:
                    raise ConflictError("The knowledge base has changed meanwhile. Look at the page again.")
                self._put(tx, explainer.knowledge, actor, actor.name, now, entry.id)
            self._take(explainer)

    def unwritten(self, tx: Tx) -> tuple[str, ...]:
        """Return the ids of the entries that were changed on pages and not yet written back into their files."""
        base = versions.of_files(tx)
        return differing(self.knowledge_at(tx, base), self.knowledge) if base else ()

    def _with_pages(self, tx: Tx, files: Knowledge) -> Together:
        """Return what the files and the changes accepted on pages make together."""
        base, current = versions.of_files(tx), versions.current(tx)
        if base is None or current in (None, base, files.version):
            return Together(files)
        return bring_together(self.knowledge_at(tx, base), self.knowledge_at(tx, current), files)

    def _put(
        self, tx: Tx, knowledge: Knowledge, actor: Actor, by: str, now: datetime, entry_id: str | None = None
    ) -> None:
        if versions.publish(tx, knowledge.version, to_json(knowledge), by, now):
            data = {"version": knowledge.version, **({"entry": entry_id} if entry_id else {})}
            events.record(tx, now, actor, "knowledge.published", data=data)

    def refresh(self) -> bool:
        """Take over the published version if it is not the one in use; return whether one is in use."""
        with self._lock:
            with self.database.read() as tx:
                version = versions.current(tx)
                if version is not None and version == self.knowledge.version:
                    self._remember(tx)
                    return True
                text = versions.content(tx, version) if version is not None else None
            if text is None:
                return False
            self._take(Explainer(self.config, from_json(text), self._explainer.reader))
            return True

    def spare_collector(self) -> None:
        """Let the garbage collector pass over all that is held now; for processes that go on for long.

        Knowledge and index are a fifth of a million objects, which it would look at, for an eighth of a second, every
        few hundred mails. With other knowledge all is looked at once more, so that nothing is held that nobody needs.
        What is young it looks at less often than is usual: ten mails in step are thousands of objects, all still in
        use, and of a mail three are left that need a collector. What building took goes back to the system.
        """
        index = self._explainer.matcher.index
        if self._spared is not index:
            self._spared = index
            gc.unfreeze()
            gc.collect()
            gc.freeze()
            gc.set_threshold(YOUNG)
            give_back()

    def remember(self, tx: Tx | None = None) -> None:
        """Let the matcher take into account what people have judged until now, here and in other processes.

        Within a transaction it is what stands there, for who reads a mail again before it ends.
        """
        with self._lock:
            if tx is not None:
                self._remember(tx)
                return
            with self.database.read() as reading:
                self._remember(reading)

    def _take(self, explainer: Explainer) -> None:
        """Use other knowledge from now on, with the same memory of judgements."""
        explainer.prepare_aside()
        self._learnt = None
        with self.database.read() as tx:
            self._remember(tx, explainer)

    def _remember(self, tx: Tx, explainer: Explainer | None = None) -> None:
        stamps = judgements.stamp(tx), line_judgements.stamp(tx)
        if stamps == self._learnt:
            return
        before = self._learnt or (None, None)
        explainer = explainer or self._explainer
        if stamps[0] != before[0]:
            lessons = [lesson(judged) for judged in judgements.standing(tx, MOST)]
            tuning = tuning_of(judgements.current_tuning(tx), UNTUNED)
            explainer = explainer.taught(lessons, tuning, question_cuts.newest(tx, RECUTS))
        if stamps[1] != before[1]:
            of_lines = [line_lesson(judged) for judged in line_judgements.standing(tx, LINES_MOST)]
            tuning = tuning_of(judgements.current_tuning(tx, judgements.LINES), LINES_UNTUNED)
            explainer = explainer.taught_lines(of_lines, tuning)
        self._explainer = explainer
        self._learnt = stamps


def lesson(judged: Judged) -> Lesson:
    """Return what a judgement teaches: its question as it stood in its mail."""
    return Lesson(judged.question, judged.entry_id, Around(judged.subject, judged.new_text, judged.quoted_text))


def line_lesson(judged: line_judgements.Judged) -> LineLesson:
    """Return what a judgement on a narrow answer teaches."""
    given = judged.given
    return LineLesson(given.entry_id, given.name, given.said, given.choice.told, given.chance)


def tuning_of(stored: StoredTuning | None, untuned: Tuning) -> Tuning:
    """Return the coefficients that were kept, or those to begin with."""
    return Tuning(stored.gain, stored.slope, stored.shift) if stored else untuned


def _key(path: Path) -> bytes:
    """Return the secret that signs sessions and reply identities, made at the first start."""
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        if not path.exists():
            temporary = path.with_name(f"{path.name}.{os.getpid()}")
            descriptor = os.open(temporary, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
            with os.fdopen(descriptor, "wb") as file:
                file.write(secrets.token_hex(32).encode())
                file.flush()
                os.fsync(file.fileno())
            temporary.rename(path)
        key = path.read_bytes().strip()
    except OSError as error:
        raise ConfigError(f"web.secret_file: {path} cannot be used: {error}") from error
    if len(key) < 32:
        raise ConfigError(f"web.secret_file: {path} holds fewer than 32 characters. Remove it; a new one is made.")
    return key
