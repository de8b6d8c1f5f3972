"""What can be found, in; the files of an index that a browser searches without a server, out. Nothing is written here.

* `record`: one thing that can be found, as the pages tell it.
* `letters`, `stems`: the words of a text, as they are compared.
* `slots`: the number of each record, which an edit elsewhere does not change.
* `weights`: which record a word stands in, and how much it counts there.
* `columns`: numbers as letters; `blocks`, `facets`, `cards`: what is kept in files.
* `index`: all of it.

`publish/theme/assets/javascripts/search-*.js` reads the files, and parts what is typed in the same way as `letters`.
"""
