// The functions of GMime, and of GLib below it, that are called here, some of them by macros.

#include <gmime/gmime.h>

#include "delayload/library.h"

namespace delayload {

// What GLib has is found behind it.
constinit Library gmime(INKAN_SONAME, INKAN_PACKAGE);

}  // namespace delayload

extern "C" {

INKAN_DELAYED(gmime, void, g_free, (gpointer memory), (memory))
INKAN_DELAYED(gmime, void, g_object_unref, (gpointer object), (object))
INKAN_DELAYED(gmime, GTypeInstance*, g_type_check_instance_cast,
              (GTypeInstance * instance, GType type), (instance, type))
INKAN_DELAYED(gmime, gboolean, g_type_check_instance_is_a, (GTypeInstance * instance, GType type),
              (instance, type))

INKAN_DELAYED(gmime, void, g_mime_init, (), ())
INKAN_DELAYED(gmime, GType, g_mime_message_part_get_type, (), ())
INKAN_DELAYED(gmime, GType, g_mime_multipart_get_type, (), ())
INKAN_DELAYED(gmime, GType, g_mime_object_get_type, (), ())
INKAN_DELAYED(gmime, GType, g_mime_part_get_type, (), ())
INKAN_DELAYED(gmime, GType, g_mime_stream_mem_get_type, (), ())

INKAN_DELAYED(gmime, GMimeParser*, g_mime_parser_new_with_stream, (GMimeStream * stream), (stream))
INKAN_DELAYED(gmime, GMimeMessage*, g_mime_parser_construct_message,
              (GMimeParser * parser, GMimeParserOptions* options), (parser, options))
INKAN_DELAYED(gmime, const char*, g_mime_message_get_message_id, (GMimeMessage * message),
              (message))
INKAN_DELAYED(gmime, GMimeObject*, g_mime_message_get_mime_part, (GMimeMessage * message),
              (message))
INKAN_DELAYED(gmime, GMimeMessage*, g_mime_message_part_get_message, (GMimeMessagePart * part),
              (part))
INKAN_DELAYED(gmime, int, g_mime_multipart_get_count, (GMimeMultipart * parts), (parts))
INKAN_DELAYED(gmime, GMimeObject*, g_mime_multipart_get_part, (GMimeMultipart * parts, int index),
              (parts, index))
INKAN_DELAYED(gmime, GMimeContentType*, g_mime_object_get_content_type, (GMimeObject * object),
              (object))
INKAN_DELAYED(gmime, const char*, g_mime_object_get_header,
              (GMimeObject * object, const char* name), (object, name))
INKAN_DELAYED(gmime, GMimeDataWrapper*, g_mime_part_get_content, (GMimePart * part), (part))
INKAN_DELAYED(gmime, char*, g_mime_content_type_get_mime_type, (GMimeContentType * type), (type))

INKAN_DELAYED(gmime, GMimeContentEncoding, g_mime_data_wrapper_get_encoding,
              (GMimeDataWrapper * wrapper), (wrapper))
INKAN_DELAYED(gmime, GMimeStream*, g_mime_data_wrapper_get_stream, (GMimeDataWrapper * wrapper),
              (wrapper))
INKAN_DELAYED(gmime, ssize_t, g_mime_data_wrapper_write_to_stream,
              (GMimeDataWrapper * wrapper, GMimeStream* stream), (wrapper, stream))
INKAN_DELAYED(gmime, GMimeStream*, g_mime_stream_mem_new, (), ())
INKAN_DELAYED(gmime, GMimeStream*, g_mime_stream_mem_new_with_buffer,
              (const char* bytes, size_t size), (bytes, size))
INKAN_DELAYED(gmime, GByteArray*, g_mime_stream_mem_get_byte_array, (GMimeStreamMem * stream),
              (stream))
INKAN_DELAYED(gmime, int, g_mime_stream_reset, (GMimeStream * stream), (stream))
INKAN_DELAYED(gmime, gint64, g_mime_stream_write_to_stream, (GMimeStream * from, GMimeStream* to),
              (from, to))

}  // extern "C"
