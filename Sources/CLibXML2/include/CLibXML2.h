// Part of grade: an autograder for numeric exercises.
// SPDX-License-Identifier: Apache-2.0

// libxml2 behind opaque handles.
//
// No header of libxml2 is included here: Debian's pull in ICU's, and importing those into Swift beside
// Foundation does not compile (https://github.com/swiftlang/swift-foundation-icu/issues/93). When that
// is fixed everywhere, this header may include them and the handles may become libxml2's own types.
//
// Texts are UTF-8 with a NUL at the end. Nothing here checks that their characters are allowed in XML:
// xmlTextWriter does not either, so the caller makes them safe first.

#ifndef CLIBXML2_H
#define CLIBXML2_H

#include <stdbool.h>
#include <stddef.h>

#pragma clang assume_nonnull begin

/// A document that is being written into memory.
typedef struct xml_writer xml_writer;

/// Begins a document in UTF-8, indented by two spaces; null where memory is short.
xml_writer *_Nullable xml_writer_create(void);

/// Begins a piece of a document, without a declaration and without indentation; null where memory is
/// short.
xml_writer *_Nullable xml_writer_create_fragment(void);

/// Frees a writer; it need not be finished.
void xml_writer_destroy(xml_writer *writer);

// Each call returns false when libxml2 reports a failure; the writer is then good for destroying only.

bool xml_writer_start_element(xml_writer *writer, const char *name);
bool xml_writer_attribute(xml_writer *writer, const char *name, const char *value);
/// Writes text and leaves the element that holds it on its lines as they are.
bool xml_writer_text(xml_writer *writer, const char *text);
/// Ends an element that holds elements or nothing.
bool xml_writer_end_element(xml_writer *writer);
/// Ends an element that holds text, with an end tag even where the text is empty.
bool xml_writer_end_text_element(xml_writer *writer);
/// Ends the document and gives its bytes, which live as long as the writer.
bool xml_writer_finish(xml_writer *writer, const char *_Nullable *_Nonnull bytes, size_t *count);

/// Gives the bytes that were written since the last `xml_writer_forget`; they live until the next call.
bool xml_writer_peek(xml_writer *writer, const char *_Nullable *_Nonnull bytes, size_t *count);
/// Lets go of the bytes that were written so far; the document goes on.
void xml_writer_forget(xml_writer *writer);

/// Takes one line of what is wrong with a document or a schema.
typedef void (*xml_error_handler)(void *_Nullable context, int line, const char *message);

/// A parsed document.
typedef struct xml_document xml_document;

/// Parses a document without network, entities and DTDs; one with a DOCTYPE is refused.
///
/// Returns null when it is not well formed, after handing each error to the handler.
xml_document *_Nullable xml_document_parse(
    const void *_Nullable bytes, size_t count, xml_error_handler handler, void *_Nullable context);
void xml_document_destroy(xml_document *document);

/// Whether a document is valid under the schema in a file; each error goes to the handler.
///
/// A schema that can't be read makes no document valid.
bool xml_document_validate(
    const xml_document *document, const char *schema_path, xml_error_handler handler,
    void *_Nullable context);

/// An element of a document; lives as long as the document.
typedef struct xml_element xml_element;

const xml_element *_Nullable xml_document_root(const xml_document *document);
const char *xml_element_name(const xml_element *element);
const xml_element *_Nullable xml_element_first_child(const xml_element *element);
const xml_element *_Nullable xml_element_next_sibling(const xml_element *element);
/// The value of an attribute, to be freed with `xml_string_destroy`; null where there is none.
char *_Nullable xml_element_attribute(const xml_element *element, const char *name);
/// The text of an element and of those in it, to be freed with `xml_string_destroy`.
char *_Nullable xml_element_text(const xml_element *element);
void xml_string_destroy(char *_Nullable string);

/// The text with `<`, `>`, `&`, `"` and carriage returns escaped, to be freed with
/// `xml_string_destroy`; null where memory is short.
char *_Nullable xml_string_escape(const char *text);

/// The version that runs: "20914".
const char *xml_library_version(void);

#pragma clang assume_nonnull end

#endif
