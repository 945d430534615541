#include "tests/support/tls_identity.h"

#include <openssl/evp.h>
#include <openssl/pem.h>
#include <openssl/x509v3.h>

#include <atomic>

namespace support {
namespace {

constexpr long kHour = 3600;
constexpr long kDay = 24 * kHour;

}  // namespace

TlsIdentity::TlsIdentity(const CertificateNames& names, const TlsIdentity* issuer, bool is_expired)
    : key_(EVP_EC_gen("P-256"), EVP_PKEY_free), certificate_(X509_new(), X509_free) {
  static std::atomic<long> serial = 1;
  X509* x509 = certificate_.get();
  X509_set_version(x509, 2);
  ASN1_INTEGER_set(X509_get_serialNumber(x509), serial++);
  const long from = is_expired ? -2 * kDay : -kHour;
  X509_gmtime_adj(X509_getm_notBefore(x509), from);
  X509_gmtime_adj(X509_getm_notAfter(x509), from + kDay);
  X509_set_pubkey(x509, key_.get());
  X509_NAME_add_entry_by_txt(X509_get_subject_name(x509), "CN", MBSTRING_UTF8,
                             reinterpret_cast<const unsigned char*>(names.subject.c_str()), -1, -1,
                             0);
  const TlsIdentity& signer = issuer == nullptr ? *this : *issuer;
  X509_set_issuer_name(x509, X509_get_subject_name(signer.certificate()));
  if (!names.alternative.empty()) AddExtension(NID_subject_alt_name, names.alternative);
  if (issuer == nullptr) AddExtension(NID_basic_constraints, "CA:TRUE");
  X509_sign(x509, signer.key(), EVP_sha256());
}

void TlsIdentity::AddExtension(int nid, const std::string& value) {
  X509_EXTENSION* extension = X509V3_EXT_conf_nid(nullptr, nullptr, nid, value.c_str());
  X509_add_ext(certificate_.get(), extension, -1);
  X509_EXTENSION_free(extension);
}

std::string TlsIdentity::Pem() const {
  const std::unique_ptr<BIO, decltype(&BIO_free)> bio(BIO_new(BIO_s_mem()), BIO_free);
  PEM_write_bio_X509(bio.get(), certificate_.get());
  char* text = nullptr;
  const long size = BIO_get_mem_data(bio.get(), &text);
  return {text, static_cast<std::size_t>(size)};
}

}  // namespace support
