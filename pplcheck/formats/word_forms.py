"""Reasons as git, the system or a reader of the standard library gives them; see `phrases`.

What is said often is told in every language; other words stay as they were said.
"""

from __future__ import annotations

from typing import Final

WORD_FORMS: Final = (
    # git and child processes
    "%(name)s is no commit",
    "commit %(name)s is not what its id says",
    "git ended with %(status)s",
    "git says too much",
    "git says more than %(number)s bytes",
    "git lists more than %(number)s bytes",
    "git lists more than %(number)s changes",
    "git ran out of memory, unless it is damaged",
    "git ran out of processor time",
    "a commit is damaged or far too large",
    "a tree is missing or damaged, or not what its id says",
    "git's log is not as asked for",
    "it is not in the form asked for",
    "status %(status)s",
    "signal %(status)s (%(name)s)",
    # the system, as strerror(3) has it
    "[Errno %(status)s] %(words)s: %(path)s",
    "Permission denied",
    "Operation not permitted",
    "No such file or directory",
    "Not a directory",
    "Is a directory",
    "Too many levels of symbolic links",
    "File name too long",
    "Input/output error",
    "Too many open files",
    "No space left on device",
    "Cannot allocate memory",
    "Exec format error",
    "Stale file handle",
    # where
    "%(words)s: line %(row)s column %(column)s (char %(offset)s)",
    "%(words)s: line %(row)s, column %(column)s",
    "%(words)s (at line %(row)s, column %(column)s)",
    "%(words)s (at end of document)",
    # json
    "Expecting value",
    "Expecting property name enclosed in double quotes",
    "Expecting '%(sign)s' delimiter",
    "Extra data",
    "Unterminated string starting at",
    "Invalid control character at",
    "Invalid \\escape",
    "Invalid \\uXXXX escape",
    "Illegal trailing comma before end of %(part)s",
    "object",
    "array",
    "'%(name)s' codec can't decode byte %(other)s in position %(offset)s: %(words)s",
    "invalid start byte",
    "invalid continuation byte",
    "unexpected end of data",
    (
        "Exceeds the limit (%(row)s digits) for integer string conversion: value has %(column)s "
        "digits; use sys.set_int_max_str_digits() to increase the limit"
    ),
    # tomllib
    "Expected newline or end of document after a statement",
    "Expected '=' after a key in a key/value pair",
    "Expected ']' at the end of a table declaration",
    "Expected ']]' at the end of an array declaration",
    "Expected %(other)s",
    "Invalid statement",
    "Invalid value",
    "Invalid initial character for a key part",
    "Invalid hex value",
    "Invalid date or datetime",
    "Illegal character %(other)s",
    "Found invalid character %(other)s",
    "Escaped character is not a Unicode scalar value",
    "Unescaped '\\' in a string",
    "Unterminated string",
    "Unclosed array",
    "Unclosed inline table",
    "Cannot overwrite a value",
    "Cannot declare %(other)s twice",
    "Cannot mutate immutable namespace %(other)s",
    "Cannot redefine namespace %(other)s",
    "Duplicate inline table key %(other)s",
    "it cannot be read",
    # expat
    "syntax error",
    "no element found",
    "not well-formed (invalid token)",
    "unclosed token",
    "mismatched tag",
    "duplicate attribute",
    "junk after document element",
    "undefined entity",
    "reference to invalid character number",
    "XML or text declaration not at start of entity",
    "XML declaration not well-formed",
    "unclosed CDATA section",
    # csv
    "field larger than field limit (%(number)s)",
    "%(other)s expected after %(sign)s",
)
"""Every reason; where several fit, the first one counts."""
