#include <archive.h>
#include <archive_entry.h>
#include <locale.h>

/* What Swift can't read: macros with casts in them. */

enum archive_entry_kind {
  archive_entry_kind_file = AE_IFREG,
  archive_entry_kind_folder = AE_IFDIR,
  archive_entry_kind_link = AE_IFLNK
};

/* libarchive gives names in the charset of the thread's locale, which is ASCII where a program chose
 * none: a locale in which they are UTF-8. */
static inline locale_t archive_make_utf8_locale(void) {
  return newlocale(LC_CTYPE_MASK, "C.UTF-8", (locale_t)0);
}
