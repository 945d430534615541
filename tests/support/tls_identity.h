// Certificates for servers in tests, made anew each time.
#pragma once

#include <openssl/x509.h>

#include <memory>
#include <string>

namespace support {

struct CertificateNames {
  std::string subject = "inkan test";
  std::string alternative = "IP:127.0.0.1";  // subjectAltName, as OpenSSL writes it; may be empty
};

// A key with its certificate, which `issuer` has signed; signed by itself without one. Valid from
// an hour ago, or where `is_expired` from two days ago, for a day.
class TlsIdentity {
 public:
  explicit TlsIdentity(const CertificateNames& names = {}, const TlsIdentity* issuer = nullptr,
                       bool is_expired = false);

  X509* certificate() const { return certificate_.get(); }
  EVP_PKEY* key() const { return key_.get(); }
  std::string Pem() const;  // of the certificate

 private:
  void AddExtension(int nid, const std::string& value);

  std::unique_ptr<EVP_PKEY, decltype(&EVP_PKEY_free)> key_;
  std::unique_ptr<X509, decltype(&X509_free)> certificate_;
};

}  // namespace support
