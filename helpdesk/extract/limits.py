"""How much of a file is looked at, and at what cost. Files are hostile input: every walk over one ends at a number."""

from __future__ import annotations

CPU_SECONDS = 2.0  # of the worker for one file; at the end of it the worker is killed by the kernel
WALL_SECONDS = 90.0  # a worker that still says nothing then is stuck, however busy the machine is
MEMORY = 200 * 1024 * 1024  # octets of address space of the worker, its program included
FILES_PER_WORKER = 500  # then a fresh one: what a library forgets to free is freed with the process
TEXT = 100_000  # characters read out of one file
PAGES = 100  # of a PDF
MEMBERS = 100  # names inside a container
MEMBERS_READ = 30  # of them, those whose text is read
MEMBER_OCTETS = 32 * 1024 * 1024  # of one file inside a container, unpacked
ALL_OCTETS = 256 * 1024 * 1024  # of all files inside a container, as it declares them
RATIO = 200  # times a member may grow when unpacked, once it is larger than a megabyte
XML_OCTETS = 8 * 1024 * 1024  # of one part of an office document
DEATHS = 3  # files of one mail that may kill the worker; the others of that mail are then not opened
SIDE = 20_000  # pixels of a picture's longer side
PIXELS = 60_000_000  # of a picture that is opened at all
SCAN_CHARACTERS = 20  # a PDF with fewer letters and digits than that a page shows pictures of its text
PREVIEW_WIDTH, PREVIEW_HEIGHT = 1000, 1414  # pixels of a page shown as a picture
OCR_SECONDS = 20  # for one picture or page
OCR_PAGES = 2  # of a scan
OCR_MEMORY = 600 * 1024 * 1024  # octets of address space of the program that reads pictures
