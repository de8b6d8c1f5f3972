"""A desk as a guest: its pages in a site of somebody else's, where nothing but they and the menu is changed."""
