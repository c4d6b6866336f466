/* Escapes for XML. */
#include "xml.h"

#include "display.h"

void put_xml(FILE *out, const char *words, struct arena *arena)
{
	for (words = escaped_words(words, arena); *words; words++) {
		switch (*words) {
		case '&':
			fputs("&amp;", out);
			break;
		case '<':
			fputs("&lt;", out);
			break;
		case '>':
			fputs("&gt;", out);
			break;
		case '"':
			fputs("&quot;", out);
			break;
		case '\'':
			fputs("&#39;", out);
			break;
		default:
			fputc(*words, out);
		}
	}
}

void put_attribute(FILE *out, const char *name, const char *words, struct arena *arena)
{
	fprintf(out, " %s=\"", name);
	put_xml(out, words, arena);
	fputc('"', out);
}
