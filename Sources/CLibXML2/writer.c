// Part of grade: an autograder for numeric exercises.
// SPDX-License-Identifier: Apache-2.0

#include "CLibXML2.h"

#include <stdlib.h>

#include <libxml/entities.h>
#include <libxml/parser.h>
#include <libxml/xmlwriter.h>

struct xml_writer {
  xmlBufferPtr buffer;
  xmlTextWriterPtr writer;
};

xml_writer *xml_writer_create_fragment(void) {
  xmlInitParser();
  xml_writer *self = calloc(1, sizeof *self);
  if (self == NULL) return NULL;
  // To memory and not to a file: xmlNewTextWriterFilename loses ENOSPC.
  self->buffer = xmlBufferCreate();
  if (self->buffer != NULL) self->writer = xmlNewTextWriterMemory(self->buffer, 0);
  if (self->writer == NULL) {
    xml_writer_destroy(self);
    return NULL;
  }
  return self;
}

xml_writer *xml_writer_create(void) {
  xml_writer *self = xml_writer_create_fragment();
  if (self == NULL) return NULL;
  if (xmlTextWriterSetIndent(self->writer, 1) < 0
      || xmlTextWriterSetIndentString(self->writer, BAD_CAST "  ") < 0
      || xmlTextWriterStartDocument(self->writer, NULL, "UTF-8", NULL) < 0) {
    xml_writer_destroy(self);
    return NULL;
  }
  return self;
}

void xml_writer_destroy(xml_writer *self) {
  // The writer first: it flushes into the buffer.
  if (self->writer != NULL) xmlFreeTextWriter(self->writer);
  if (self->buffer != NULL) xmlBufferFree(self->buffer);
  free(self);
}

bool xml_writer_start_element(xml_writer *self, const char *name) {
  return xmlTextWriterStartElement(self->writer, BAD_CAST name) >= 0;
}

bool xml_writer_attribute(xml_writer *self, const char *name, const char *value) {
  return xmlTextWriterWriteAttribute(self->writer, BAD_CAST name, BAD_CAST value) >= 0;
}

bool xml_writer_text(xml_writer *self, const char *text) {
  return xmlTextWriterWriteString(self->writer, BAD_CAST text) >= 0;
}

bool xml_writer_end_element(xml_writer *self) {
  return xmlTextWriterEndElement(self->writer) >= 0;
}

bool xml_writer_end_text_element(xml_writer *self) {
  return xmlTextWriterFullEndElement(self->writer) >= 0;
}

bool xml_writer_finish(xml_writer *self, const char **bytes, size_t *count) {
  if (xmlTextWriterEndDocument(self->writer) < 0) return false;
  return xml_writer_peek(self, bytes, count);
}

bool xml_writer_peek(xml_writer *self, const char **bytes, size_t *count) {
  if (xmlTextWriterFlush(self->writer) < 0) return false;
  *bytes = (const char *)xmlBufferContent(self->buffer);
  *count = (size_t)xmlBufferLength(self->buffer);
  return *bytes != NULL;
}

void xml_writer_forget(xml_writer *self) { xmlBufferEmpty(self->buffer); }

char *xml_string_escape(const char *text) {
  return (char *)xmlEncodeSpecialChars(NULL, BAD_CAST text);
}

const char *xml_library_version(void) { return xmlParserVersion; }
