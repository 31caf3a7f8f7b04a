"""Words that say that a license does not, or no longer, apply, outside of English.

In running text and in notices alike: Spanish, French, German, Italian, Portuguese, Catalan,
Basque. Who reads "n'est pas sous licence X" as a grant turns what was said into its opposite.
"""

from __future__ import annotations

DENIED = (
    r"no\s+(?:se|es|está|estan|están|està|son|fue|será)|nunca|anteriormente|antiguamente"
    r"|n['\u2019](?:est|était|a)|ne\s+(?:sont|sera|seront|fut)|jamais|auparavant"
    r"|nicht|niemals|keine?[rnms]?|früher|ehemals|bisher|não|nao|já\s+foi|abans"
    r"|non\s+(?:è|sono|era|erano|più)|ez\s+(?:da|dago)"
)
"""Alternatives of a regular expression, to stand between word boundaries, in any case."""
