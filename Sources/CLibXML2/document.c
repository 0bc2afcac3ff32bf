// Part of grade: an autograder for numeric exercises.
// SPDX-License-Identifier: Apache-2.0

#include "CLibXML2.h"

#include <limits.h>
#include <pthread.h>

#include <libxml/parser.h>
#include <libxml/tree.h>
#include <libxml/xmlschemas.h>

// The handles are libxml2's own types under other names.
static xmlDocPtr document_of(const xml_document *document) { return (xmlDocPtr)document; }
static xmlNodePtr node_of(const xml_element *element) { return (xmlNodePtr)element; }

typedef struct {
  xml_error_handler handler;
  void *context;
} error_sink;

// libxml2 2.12 made the error const.
#if LIBXML_VERSION >= 21200
typedef const xmlError *xml_error_pointer;
#else
typedef xmlErrorPtr xml_error_pointer;
#endif

static void report(void *sink, xml_error_pointer error) {
  const error_sink *to = sink;
  const char *message = error->message != NULL ? error->message : "no message";
  to->handler(to->context, error->line, message);
}

// Without these, what has no handler of its own is printed on stderr. The setting is the thread's;
// each caller sets and resets it without leaving the thread.
static void begin_reporting(error_sink *sink) { xmlSetStructuredErrorFunc(sink, report); }
static void end_reporting(void) { xmlSetStructuredErrorFunc(NULL, NULL); }

xml_document *xml_document_parse(
    const void *bytes, size_t count, xml_error_handler handler, void *context) {
  xmlInitParser();
  if (bytes == NULL || count == 0 || count > INT_MAX) {
    handler(context, 0, count > INT_MAX ? "the document is too large" : "the document is empty");
    return NULL;
  }
  error_sink sink = {handler, context};
  begin_reporting(&sink);
  // No network, and none of the options that load a DTD, replace entities or forgive errors.
  xmlDocPtr document = xmlReadMemory(bytes, (int)count, NULL, NULL, XML_PARSE_NONET);
  end_reporting();
  if (document != NULL && document->intSubset != NULL) {
    handler(context, 0, "a document with a DOCTYPE is refused");
    xmlFreeDoc(document);
    return NULL;
  }
  return (xml_document *)document;
}

void xml_document_destroy(xml_document *document) { xmlFreeDoc(document_of(document)); }

// A schema may name others by URL: none is fetched. The setting is the process's, so it is made once
// and stays; nothing in this program wants the network from libxml2.
static pthread_once_t network_is_off = PTHREAD_ONCE_INIT;
static void turn_network_off(void) { xmlSetExternalEntityLoader(xmlNoNetExternalEntityLoader); }

static xmlSchemaPtr read_schema(const char *path, error_sink *sink) {
  xmlSchemaParserCtxtPtr parser = xmlSchemaNewParserCtxt(path);
  if (parser == NULL) return NULL;
  xmlSchemaSetParserStructuredErrors(parser, report, sink);
  xmlSchemaPtr schema = xmlSchemaParse(parser);
  xmlSchemaFreeParserCtxt(parser);
  return schema;
}

static bool is_valid(xmlDocPtr document, xmlSchemaPtr schema, error_sink *sink) {
  xmlSchemaValidCtxtPtr validator = xmlSchemaNewValidCtxt(schema);
  if (validator == NULL) return false;
  xmlSchemaSetValidStructuredErrors(validator, report, sink);
  const int result = xmlSchemaValidateDoc(validator, document);
  xmlSchemaFreeValidCtxt(validator);
  return result == 0;
}

bool xml_document_validate(
    const xml_document *document, const char *schema_path, xml_error_handler handler,
    void *context) {
  error_sink sink = {handler, context};
  pthread_once(&network_is_off, turn_network_off);
  begin_reporting(&sink);
  xmlSchemaPtr schema = read_schema(schema_path, &sink);
  const bool valid = schema != NULL && is_valid(document_of(document), schema, &sink);
  if (schema != NULL) xmlSchemaFree(schema);
  end_reporting();
  return valid;
}

static const xml_element *element_at_or_after(xmlNodePtr node) {
  while (node != NULL && node->type != XML_ELEMENT_NODE) node = node->next;
  return (const xml_element *)node;
}

const xml_element *xml_document_root(const xml_document *document) {
  return (const xml_element *)xmlDocGetRootElement(document_of(document));
}

const char *xml_element_name(const xml_element *element) {
  return (const char *)node_of(element)->name;
}

const xml_element *xml_element_first_child(const xml_element *element) {
  return element_at_or_after(node_of(element)->children);
}

const xml_element *xml_element_next_sibling(const xml_element *element) {
  return element_at_or_after(node_of(element)->next);
}

char *xml_element_attribute(const xml_element *element, const char *name) {
  return (char *)xmlGetNoNsProp(node_of(element), BAD_CAST name);
}

char *xml_element_text(const xml_element *element) {
  return (char *)xmlNodeGetContent(node_of(element));
}

void xml_string_destroy(char *string) {
  if (string != NULL) xmlFree(string);
}
