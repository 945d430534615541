#include <doctest/doctest.h>
#include <fmt/format.h>
#include <httplib.h>
#include <openssl/pem.h>
#include <openssl/x509v3.h>

#include <memory>
#include <thread>

#include "tests/ingest/fetch.h"
#include "tests/support/temp_folder.h"

namespace ingest {
namespace {

using ingest_test::Fetch;
using ingest_test::Impatient;

// A key and a certificate that signs itself, for 127.0.0.1 and a day.
struct Identity {
  std::unique_ptr<EVP_PKEY, decltype(&EVP_PKEY_free)> key{EVP_EC_gen("P-256"), EVP_PKEY_free};
  std::unique_ptr<X509, decltype(&X509_free)> certificate{X509_new(), X509_free};

  Identity() {
    X509* x509 = certificate.get();
    X509_set_version(x509, 2);
    ASN1_INTEGER_set(X509_get_serialNumber(x509), 1);
    X509_gmtime_adj(X509_getm_notBefore(x509), -3600);
    X509_gmtime_adj(X509_getm_notAfter(x509), 86400);
    X509_set_pubkey(x509, key.get());
    X509_NAME_add_entry_by_txt(X509_get_subject_name(x509), "CN", MBSTRING_ASC,
                               reinterpret_cast<const unsigned char*>("inkan test"), -1, -1, 0);
    X509_set_issuer_name(x509, X509_get_subject_name(x509));
    X509_EXTENSION* names =
        X509V3_EXT_conf_nid(nullptr, nullptr, NID_subject_alt_name, "IP:127.0.0.1");
    X509_add_ext(x509, names, -1);
    X509_EXTENSION_free(names);
    X509_sign(x509, key.get(), EVP_sha256());
  }

  std::string Pem() const {
    const std::unique_ptr<BIO, decltype(&BIO_free)> bio(BIO_new(BIO_s_mem()), BIO_free);
    PEM_write_bio_X509(bio.get(), certificate.get());
    char* text = nullptr;
    const long size = BIO_get_mem_data(bio.get(), &text);
    return {text, static_cast<std::size_t>(size)};
  }
};

TEST_CASE("a certificate is checked against the bundle that was named") {
  const Identity identity;
  httplib::SSLServer server(identity.certificate.get(), identity.key.get());
  server.Get("/", [](const httplib::Request&, httplib::Response& response) {
    response.set_content("sealed", "text/plain");
  });
  const std::string url =
      fmt::format("https://127.0.0.1:{}/", server.bind_to_any_port("127.0.0.1"));
  std::thread thread([&] { server.listen_after_bind(); });

  const Response unknown = Fetch(url);
  CHECK(unknown.status == 0);
  CHECK(unknown.error.find("could not prove who it is") != std::string::npos);

  const support::TempFolder folder;
  TransportOptions options = Impatient();
  options.ca_bundle = folder.Write("ca.pem", identity.Pem()).string();
  CHECK(Fetch(url, options).body == "sealed");
  options.ca_bundle = (folder.path() / "none").string();
  CHECK(Fetch(url, options).error.find("trusted certificates") != std::string::npos);

  server.stop();
  thread.join();
}

}  // namespace
}  // namespace ingest
