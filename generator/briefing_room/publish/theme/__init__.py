"""The theme of a desk's own site: templates, styles, scripts and icons, under the name `briefing` to MkDocs."""
