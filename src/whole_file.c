/* Reads small files whole. */
#include "whole_file.h"

#include "checked.h"

#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

enum { FIRST_ROOM = 4096 };

char *read_to_end(int file, size_t longest, struct text *text)
{
	size_t room = FIRST_ROOM, length = 0;
	char *bytes = NULL;
	ssize_t count = 1;

	while (count) {
		if (!bytes || length + 1 == room) {
			room = bytes ? room * 2 : room;
			bytes = realloc(bytes, room);
			checked(bytes);
		}
		count = read(file, bytes + length, room - length - 1);
		if (count < 0 && errno == EINTR)
			continue;
		if (count > 0)
			length += (size_t)count;
		if (length > longest)
			errno = EFBIG;
		if (count < 0 || length > longest) {
			free(bytes);
			return NULL;
		}
	}
	bytes[length] = '\0';
	*text = (struct text){ bytes, length };
	return bytes;
}

char *read_whole_file(const char *path, size_t longest, enum whole_file how, struct text *text)
{
	int flags = how == FILE_NO_LINK ? O_NONBLOCK | O_NOFOLLOW : 0;
	int file = open(path, O_RDONLY | O_CLOEXEC | O_NOCTTY | flags);
	char *bytes;
	int error;

	if (file < 0)
		return NULL;
	bytes = read_to_end(file, longest, text);
	error = errno;
	close(file);
	errno = error;
	return bytes;
}
