#include "ingest/ca_bundle.h"

#include <curl/curl.h>

namespace ingest {

std::string CaBundle() {
  const curl_version_info_data* const curl = curl_version_info(CURLVERSION_NOW);
  return curl->age >= CURLVERSION_SEVENTH && curl->cainfo != nullptr ? curl->cainfo : "";
}

}  // namespace ingest
