/* Small files read whole, for settings and lists. */
#ifndef ECSLINT_WHOLE_FILE_H
#define ECSLINT_WHOLE_FILE_H

#include "text.h"

enum whole_file {
	FILE_ANY, /* also a pipe: read to its end */
	FILE_NO_LINK, /* a file in a folder of strangers: no link, and nothing that could block */
};

/* The bytes, with a NUL behind the last, to be freed; NULL with errno. EFBIG beyond `longest` bytes. */
char *read_whole_file(const char *path, size_t longest, enum whole_file how, struct text *text);
/* The same from an open file, which stays open. */
char *read_to_end(int file, size_t longest, struct text *text);

#endif
