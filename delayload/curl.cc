// The functions of libcurl that are called here.

// The checks of curl's headers are for those who call; they hide its variadic functions.
#define CURL_DISABLE_TYPECHECK
#include <curl/curl.h>

#include <cstdarg>

#include "delayload/library.h"

constinit delayload::Library delayload::curl(INKAN_SONAME, INKAN_PACKAGE);

namespace {

// What a list of arguments holds behind an option: libcurl tells that by the option's number
// (CURLOPTTYPE_ in curl/curl.h), and so do those of a multi handle.
template <typename Set, typename Option>
auto SetOption(Set* set, void* handle, Option option, va_list values) {
  const auto type = static_cast<int>(option) / 10000 * 10000;
  if (type == CURLOPTTYPE_LONG) return set(handle, option, va_arg(values, long));
  if (type == CURLOPTTYPE_OFF_T) return set(handle, option, va_arg(values, curl_off_t));
  return set(handle, option, va_arg(values, void*));
}

}  // namespace

// An enumeration may be promoted on its way into a list of arguments, and va_start is not for such
// parameters. These are as wide as unsigned, so nothing is; libcurl's own definitions rely on that.
#if defined(__clang__)
#pragma clang diagnostic ignored "-Wvarargs"
#endif

extern "C" {

#define INKAN_DELAYED_SETOPT(code, function, option_type)                           \
  code function(void* handle, option_type option, ...) {                            \
    static auto* const found = delayload::curl.Find<decltype(function)>(#function); \
    va_list values;                                                                 \
    va_start(values, option);                                                       \
    const code result = SetOption(found, handle, option, values);                   \
    va_end(values);                                                                 \
    return result;                                                                  \
  }

INKAN_DELAYED_SETOPT(CURLcode, curl_easy_setopt, CURLoption)
INKAN_DELAYED_SETOPT(CURLMcode, curl_multi_setopt, CURLMoption)

// Always a pointer to where the answer goes.
CURLcode curl_easy_getinfo(CURL* handle, CURLINFO info, ...) {
  static auto* const found = delayload::curl.Find<decltype(curl_easy_getinfo)>("curl_easy_getinfo");
  va_list values;
  va_start(values, info);
  void* const place = va_arg(values, void*);
  va_end(values);
  return found(handle, info, place);
}

INKAN_DELAYED(curl, CURLcode, curl_global_init, (long flags), (flags))
INKAN_DELAYED(curl, curl_version_info_data*, curl_version_info, (CURLversion age), (age))
INKAN_DELAYED(curl, time_t, curl_getdate, (const char* text, const time_t* unused), (text, unused))
INKAN_DELAYED(curl, void, curl_free, (void* memory), (memory))

INKAN_DELAYED(curl, CURL*, curl_easy_init, (), ())
INKAN_DELAYED(curl, void, curl_easy_cleanup, (CURL * handle), (handle))
INKAN_DELAYED(curl, void, curl_easy_reset, (CURL * handle), (handle))
INKAN_DELAYED(curl, const char*, curl_easy_strerror, (CURLcode code), (code))
INKAN_DELAYED(curl, CURLHcode, curl_easy_header,
              (CURL * handle, const char* name, size_t index, unsigned origin, int request,
               curl_header** found_header),
              (handle, name, index, origin, request, found_header))

INKAN_DELAYED(curl, CURLM*, curl_multi_init, (), ())
INKAN_DELAYED(curl, CURLMcode, curl_multi_cleanup, (CURLM * multi), (multi))
INKAN_DELAYED(curl, CURLMcode, curl_multi_add_handle, (CURLM * multi, CURL* handle),
              (multi, handle))
INKAN_DELAYED(curl, CURLMcode, curl_multi_remove_handle, (CURLM * multi, CURL* handle),
              (multi, handle))
INKAN_DELAYED(curl, CURLMsg*, curl_multi_info_read, (CURLM * multi, int* left), (multi, left))
INKAN_DELAYED(curl, CURLMcode, curl_multi_perform, (CURLM * multi, int* running), (multi, running))
INKAN_DELAYED(curl, CURLMcode, curl_multi_poll,
              (CURLM * multi, curl_waitfd* more, unsigned count, int timeout, int* ready),
              (multi, more, count, timeout, ready))
INKAN_DELAYED(curl, CURLMcode, curl_multi_wakeup, (CURLM * multi), (multi))

INKAN_DELAYED(curl, curl_slist*, curl_slist_append, (curl_slist * list, const char* line),
              (list, line))
INKAN_DELAYED(curl, void, curl_slist_free_all, (curl_slist * list), (list))

INKAN_DELAYED(curl, CURLU*, curl_url, (), ())
INKAN_DELAYED(curl, void, curl_url_cleanup, (CURLU * url), (url))
INKAN_DELAYED(curl, CURLUcode, curl_url_get,
              (CURLU * url, CURLUPart part, char** text, unsigned flags), (url, part, text, flags))
INKAN_DELAYED(curl, CURLUcode, curl_url_set,
              (CURLU * url, CURLUPart part, const char* text, unsigned flags),
              (url, part, text, flags))
INKAN_DELAYED(curl, const char*, curl_url_strerror, (CURLUcode code), (code))

}  // extern "C"
