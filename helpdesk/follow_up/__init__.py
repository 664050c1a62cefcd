"""Follow up: from an application's first report to the permit, the refusal or the citizen's word, with all it tells."""
