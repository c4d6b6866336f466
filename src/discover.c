/* Walks folders, in the order of the names, and picks what may be a task definition. */
#define _DEFAULT_SOURCE /* for d_type, where the system has it */
#include "discover.h"

#include "checked.h"
#include "git_ignore.h"
#include "operands.h"
#include "path_buffer.h"

#include <dirent.h>
#include <errno.h>
#include <limits.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/stat.h>
#include <unistd.h>

enum kind { KIND_UNKNOWN, KIND_FILE, KIND_FOLDER, KIND_LINK, KIND_PIPE, KIND_SOCKET, KIND_DEVICE };

struct entry {
	char *name;
	ino_t inode;
	enum kind kind; /* as far as the folder itself tells */
};

struct listing {
	struct entry *entries;
	size_t count;
	size_t room;
	dev_t device;
	bool has_git; /* it is the root of a repository */
	bool has_ignore_file;
};

struct walk {
	struct discovery *discovery;
	struct path_buffer shown; /* for the report, and to open it by */
	struct path_buffer inner; /* from the root of the repository, else from the walked folder */
	struct text root; /* of the repository, else the walked folder; absolute, without links */
	size_t walked; /* where in `inner` the part below the walked folder begins */
};

/* What holds for all in a folder. */
struct folder {
	struct ignore_rules *rules;
	struct text name;
	bool included;
};

static bool is_skipped(const char *name)
{
	static const char *const names[] = { ".", "..", ".git", ".hg", ".svn", "node_modules" };

	for (size_t i = 0; i < sizeof names / sizeof *names; i++)
		if (!strcmp(name, names[i]))
			return true;
	return false;
}

static int by_name(const void *a, const void *b)
{
	return strcmp(((const struct entry *)a)->name, ((const struct entry *)b)->name);
}

static enum kind kind_of_mode(mode_t mode)
{
	return S_ISREG(mode)    ? KIND_FILE
	       : S_ISDIR(mode)  ? KIND_FOLDER
	       : S_ISLNK(mode)  ? KIND_LINK
	       : S_ISFIFO(mode) ? KIND_PIPE
	       : S_ISSOCK(mode) ? KIND_SOCKET
				: KIND_DEVICE;
}

static enum kind kind_of(const struct dirent *entry)
{
#ifdef DTTOIF
	return entry->d_type == DT_UNKNOWN ? KIND_UNKNOWN : kind_of_mode(DTTOIF(entry->d_type));
#else
	(void)entry;
	return KIND_UNKNOWN;
#endif
}

static void add_entry(struct listing *listing, const struct dirent *entry)
{
	struct entry *made;

	if (listing->count == listing->room) {
		listing->room = listing->room ? listing->room * 2 : 32;
		listing->entries =
			checked(realloc(listing->entries, listing->room * sizeof *listing->entries));
	}
	made = &listing->entries[listing->count++];
	made->name = strcpy(checked(malloc(strlen(entry->d_name) + 1)), entry->d_name);
	made->inode = entry->d_ino;
	made->kind = kind_of(entry);
}

static void listing_release(struct listing *listing)
{
	for (size_t i = 0; i < listing->count; i++)
		free(listing->entries[i].name);
	free(listing->entries);
}

static void failed(void *context, const char *path, int error)
{
	struct discovery *discovery = context;

	discovery->failed(discovery, path, error);
}

/* Whether the folder is one that was named too, and walked before; asks only when several are named. */
static bool was_walked(struct walk *walk, DIR *dir, struct listing *listing)
{
	struct operands *operands = walk->discovery->operands;
	struct stat status;

	if (!operands || fstat(dirfd(dir), &status))
		return false;
	listing->device = status.st_dev;
	return walk->inner.length > walk->walked &&
	       operands_meet(operands, status.st_dev, status.st_ino) == MET_BEFORE;
}

/* All that is in the folder, by name. Says why when it cannot be read, and leaves what could be. */
static void read_folder(struct walk *walk, struct listing *listing)
{
	const char *path = walk->shown.length ? walk->shown.bytes : ".";
	DIR *dir = opendir(path);
	struct dirent *entry;

	*listing = (struct listing){ 0 };
	if (!dir) {
		failed(walk->discovery, path, errno);
		return;
	}
	if (!was_walked(walk, dir, listing)) {
		while ((errno = 0, entry = readdir(dir))) {
			listing->has_git |= !strcmp(entry->d_name, ".git");
			listing->has_ignore_file |= !strcmp(entry->d_name, ".gitignore");
			if (!is_skipped(entry->d_name))
				add_entry(listing, entry);
		}
		if (errno)
			failed(walk->discovery, path, errno);
	}
	closedir(dir);
	if (listing->count)
		qsort(listing->entries, listing->count, sizeof *listing->entries, by_name);
}

static struct text walked_path(const struct walk *walk)
{
	return text_slice(path_text(&walk->inner), walk->walked, walk->inner.length);
}

/* As the user sees it, or as it lies below the walked folder. */
static enum glob_verdict judge(const struct walk *walk, const struct glob_list *globs, struct text name,
			       bool is_folder, enum configured_list list)
{
	struct discovery *discovery = walk->discovery;
	enum glob_verdict verdict = GLOB_SILENT;

	if (globs->count)
		verdict = glob_list_judge(globs, walked_path(walk), name, is_folder);
	if (globs->count && verdict == GLOB_SILENT)
		verdict = glob_list_judge(globs, path_text(&walk->shown), name, is_folder);
	return verdict == GLOB_SILENT && discovery->configured
		       ? discovery->configured(discovery, walk->shown.bytes, is_folder, list)
		       : verdict;
}

static bool is_left_out(const struct walk *walk, const struct folder *folder, struct text name,
			bool is_folder)
{
	if (judge(walk, &walk->discovery->excludes, name, is_folder, CONFIGURED_EXCLUDE) == GLOB_CHOSEN)
		return true;
	if (!is_ignored(folder->rules, path_text(&walk->inner), name, is_folder))
		return false;
	walk->discovery->ignored = true;
	return true;
}

static bool is_included(const struct walk *walk, const struct folder *folder, struct text name,
			bool is_folder)
{
	enum glob_verdict verdict =
		judge(walk, &walk->discovery->includes, name, is_folder, CONFIGURED_INCLUDE);

	return verdict == GLOB_SILENT ? folder->included : verdict == GLOB_CHOSEN;
}

/* A folder of strangers must not have files of others read. */
static bool leads_out(const struct walk *walk, const char *path)
{
	char *real = realpath(path, NULL);
	size_t length = walk->root.length;
	bool out = !real || strlen(real) < length || memcmp(real, walk->root.bytes, length) != 0 ||
		   (length > 1 && real[length] != '/');

	free(real);
	return out;
}

/* True when the entry is a file after all, behind a link perhaps; else says why not, if there is a fault. */
static bool is_file(struct walk *walk, struct entry *entry, dev_t *device)
{
	const char *path = walk->shown.bytes;
	struct stat status;

	if (entry->kind == KIND_LINK) {
		if (stat(path, &status)) {
			/* Emacs locks a file by a link to nowhere. */
			if (strncmp(entry->name, ".#", 2) != 0)
				failed(walk->discovery, path, errno);
			return false;
		}
		entry->kind = kind_of_mode(status.st_mode);
		entry->inode = status.st_ino;
		*device = status.st_dev;
		if (entry->kind == KIND_FILE && leads_out(walk, path)) {
			failed(walk->discovery, path, INPUT_LEADS_OUT);
			return false;
		}
	}
	switch (entry->kind) {
	case KIND_PIPE:
		failed(walk->discovery, path, INPUT_IS_PIPE);
		break;
	case KIND_SOCKET:
		failed(walk->discovery, path, INPUT_IS_SOCKET);
		break;
	case KIND_DEVICE:
		failed(walk->discovery, path, INPUT_IS_DEVICE);
		break;
	default:
		break;
	}
	return entry->kind == KIND_FILE;
}

static bool visit_file(struct walk *walk, const struct folder *folder, struct entry *entry, dev_t device)
{
	struct discovery *discovery = walk->discovery;
	struct text name = { entry->name, strlen(entry->name) };
	enum certainty certainty = certainty_by_name(name, folder->name);

	if (is_included(walk, folder, name, false))
		certainty = BY_WORD;
	if (certainty == NOT_AT_ALL || is_left_out(walk, folder, name, false))
		return true;
	if (!is_file(walk, entry, &device))
		return true;
	switch (discovery->operands ? operands_meet(discovery->operands, device, entry->inode)
				    : MET_STRANGER) {
	case MET_BEFORE:
		return true;
	case MET_NAMED:
		certainty = discovery->skip_unrecognised ? certainty : BY_WORD;
		break;
	case MET_STRANGER:
		break;
	}
	return discovery->file(discovery, walk->shown.bytes, certainty);
}

static bool walk_folder(struct walk *walk, struct folder folder);

static bool visit(struct walk *walk, const struct folder *folder, struct entry *entry, dev_t device)
{
	struct text name = { entry->name, strlen(entry->name) };
	struct folder inner;
	struct stat status;

	if (entry->kind == KIND_UNKNOWN) {
		if (lstat(walk->shown.bytes, &status)) {
			/* Gone since the folder was read: nothing to lint. */
			if (errno != ENOENT)
				failed(walk->discovery, walk->shown.bytes, errno);
			return true;
		}
		entry->kind = kind_of_mode(status.st_mode);
	}
	if (entry->kind != KIND_FOLDER)
		return visit_file(walk, folder, entry, device);
	if (is_left_out(walk, folder, name, true))
		return true;
	inner = (struct folder){ folder->rules, name, is_included(walk, folder, name, true) };
	return walk_folder(walk, inner);
}

/* The ignore files of the folder itself, innermost first, before those outside; to be released. */
static struct ignore_rules *rules_here(struct walk *walk, const struct listing *listing,
				       struct ignore_rules *outer)
{
	const struct ignore_faults faults = { failed, walk->discovery };
	struct ignore_rules *rules = NULL, *inner = NULL;
	size_t base = walk->inner.length + (walk->inner.length > walk->walked);
	size_t shown;

	if (listing->has_git)
		rules = git_excludes(walk->shown.length ? walk->shown.bytes : ".", base, &faults);
	if (listing->has_ignore_file) {
		shown = path_push(&walk->shown, ".gitignore");
		inner = ignore_rules_of(walk->shown.bytes, base,
					rules              ? rules
					: listing->has_git ? NULL
							   : outer,
					&faults);
		path_pop(&walk->shown, shown);
	}
	return inner ? inner : rules;
}

static bool walk_folder(struct walk *walk, struct folder folder)
{
	struct ignore_rules *outer = folder.rules;
	struct ignore_rules *own = NULL;
	struct listing listing;
	bool going = true;

	read_folder(walk, &listing);
	if (!walk->discovery->no_gitignore) {
		own = rules_here(walk, &listing, outer);
		/* A repository does not look at what is outside. */
		folder.rules = own ? own : listing.has_git ? NULL : outer;
	}
	for (size_t i = 0; going && i < listing.count; i++) {
		size_t shown = path_push(&walk->shown, listing.entries[i].name);
		size_t inner = path_push(&walk->inner, listing.entries[i].name);

		going = visit(walk, &folder, &listing.entries[i], listing.device);
		path_pop(&walk->shown, shown);
		path_pop(&walk->inner, inner);
	}
	ignore_rules_release(own, outer);
	listing_release(&listing);
	return going;
}

bool discover(struct discovery *discovery, const char *path)
{
	const struct ignore_faults faults = { failed, discovery };
	struct walk walk = { .discovery = discovery, .root = TEXT("") };
	struct git_above above = { 0 };
	struct folder folder = { 0 };
	char *real = realpath(path, NULL);
	bool going;

	if (strcmp(path, ".") != 0 && strcmp(path, "./") != 0)
		path_push(&walk.shown, path);
	if (real) {
		walk.root = (struct text){ real, strlen(real) };
		folder.name = base_name(walk.root);
		if (!discovery->no_gitignore) {
			git_above_find(&above, real, &faults);
			folder.rules = above.rules;
			path_push(&walk.inner, above.inside);
			/* "/r/a/b" without "a/b/" */
			if (*above.inside)
				walk.root.length -= strlen(above.inside);
		}
	}
	walk.walked = walk.inner.length;
	going = walk_folder(&walk, folder);
	git_above_release(&above);
	path_release(&walk.shown);
	path_release(&walk.inner);
	free(real);
	return going;
}
