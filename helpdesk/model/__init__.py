"""The nouns of the desk: frozen values without behaviour beyond what their fields say."""
