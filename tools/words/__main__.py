"""`make words`: bring every catalogue up to the messages; `make words LANGUAGE=de` begins one, too."""

from __future__ import annotations

import sys

from babel import UnknownLocaleError

from tools.words.catalogue import as_bytes, languages, missing_in, path_of, updated


def main(named: list[str]) -> int:
    """Write the catalogues, those of the named languages too; tell what each lacks. 2 for a name that is none."""
    for language in sorted({*languages(), *named}):
        try:
            text = as_bytes(updated(language))
        except (UnknownLocaleError, ValueError):
            sys.stderr.write(f"“{language}” is no language that is known; write two or three letters, such as de\n")
            return 2
        path_of(language).write_bytes(text)
        sys.stdout.write(f"{path_of(language).name}: {len(missing_in(language))} messages to translate\n")
    return 0


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
