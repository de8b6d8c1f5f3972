"""Pages into a site: MkDocs' configuration, the theme, verification, and the switch."""
