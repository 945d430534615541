#include "verify/gpgme_check.h"

#include <fmt/format.h>
#include <gpgme.h>

#include <clocale>
#include <optional>
#include <utility>

#include "base/text.h"

namespace verify {
namespace {

constexpr std::string_view kInstallHint =
    "install the packages gnupg1 and gpg, or name their programs in the "
    "configuration with gpg1 = \"…\" and gpg = \"…\"";

// A block of bytes that GPGME reads; the bytes must outlive it.
class Data {
 public:
  explicit Data(std::string_view bytes) {
    gpgme_data_new_from_mem(&data_, bytes.data(), bytes.size(), 0);
  }
  ~Data() { gpgme_data_release(data_); }
  Data(const Data&) = delete;
  Data& operator=(const Data&) = delete;
  gpgme_data_t get() const { return data_; }

 private:
  gpgme_data_t data_ = nullptr;
};

base::Result<EngineCheck> EngineFailed(gpgme_error_t error) {
  return base::Failed(fmt::format("GnuPG failed: {}", gpgme_strerror(error)));
}

// The arithmetic in GnuPG's answer. That a key has expired or was revoked since is a matter of
// dates, which the accept rule judges; GPGME says it of good signatures only.
std::optional<Outcome> OutcomeOf(gpgme_error_t status) {
  switch (gpgme_err_code(status)) {
    case GPG_ERR_NO_ERROR:
    case GPG_ERR_KEY_EXPIRED:
    case GPG_ERR_SIG_EXPIRED:
    case GPG_ERR_CERT_REVOKED:
      return Outcome::kGood;
    case GPG_ERR_BAD_SIGNATURE:
      return Outcome::kBad;
    case GPG_ERR_NO_PUBKEY:
    case GPG_ERR_BAD_PUBKEY:  // a subkey that its key does not vouch for
      return Outcome::kNoKey;
    case GPG_ERR_UNSUPPORTED_ALGORITHM:
    case GPG_ERR_PUBKEY_ALGO:
    case GPG_ERR_DIGEST_ALGO:
      return Outcome::kUnsupported;
    // What GnuPG says of a signature whose numbers it cannot use. It has looked; nothing failed.
    case GPG_ERR_BAD_MPI:
    case GPG_ERR_GENERAL:
      return Outcome::kBad;
    default:
      return std::nullopt;
  }
}

}  // namespace

struct GpgmeChecker::Context {
  ~Context() {
    if (gpgme != nullptr) gpgme_release(gpgme);
  }
  gpgme_ctx_t gpgme = nullptr;
};

GpgmeChecker::GpgmeChecker(std::unique_ptr<Context> context, std::string version)
    : context_(std::move(context)), version_(std::move(version)) {}
GpgmeChecker::~GpgmeChecker() = default;
GpgmeChecker::GpgmeChecker(GpgmeChecker&&) noexcept = default;

base::Result<GpgmeChecker> GpgmeChecker::Open(const std::string& program, const std::string& home) {
  // Both programs are named to GPGME: gpgconf would only be started to be ignored.
  gpgme_set_global_flag("disable-gpgconf", "1");
  const char* gpgme_version = gpgme_check_version("1.18.0");
  if (gpgme_version == nullptr) return base::Failed("GPGME is older than 1.18.0");
  auto context = std::make_unique<Context>();
  gpgme_error_t error = gpgme_new(&context->gpgme);
  if (error == 0) {
    error = gpgme_ctx_set_engine_info(context->gpgme, GPGME_PROTOCOL_OpenPGP, program.c_str(),
                                      home.c_str());
  }
  if (error != 0) {
    return base::Failed(
        fmt::format("{}: is not taken for a gpg by GPGME: {}", program, gpgme_strerror(error)),
        std::string(kInstallHint));
  }
  const gpgme_engine_info_t info = gpgme_ctx_get_engine_info(context->gpgme);
  if (info == nullptr || info->version == nullptr) {
    return base::Failed(fmt::format("{}: does not answer as gpg does", program),
                        std::string(kInstallHint));
  }
  const char* name = std::string_view(info->version).substr(0, 2) == "1." ? "gpg1" : "gpg";
  std::string version = fmt::format("GPGME {}, {} {}", gpgme_version, name, info->version);
  return GpgmeChecker(std::move(context), std::move(version));
}

base::Result<EngineCheck> GpgmeChecker::Check(const DetachedSignature& signature) {
  const Data text(signature.canonical_text);
  const Data packet(signature.packet);
  const gpgme_error_t error = gpgme_op_verify(context_->gpgme, packet.get(), text.get(), nullptr);
  if (error != 0) return EngineFailed(error);
  const gpgme_verify_result_t result = gpgme_op_verify_result(context_->gpgme);
  // Success with no signature at all is what GPGME gives for a packet that is no signature; the
  // caller has looked into the packet, so this is a GnuPG that does not do its work.
  if (result == nullptr || result->signatures == nullptr) {
    return base::Failed("GnuPG gave no answer about the signature", std::string(kInstallHint));
  }
  if (result->signatures->next != nullptr) {
    return base::Failed("GnuPG answered about more than one signature");
  }
  const gpgme_signature_t found = result->signatures;
  const auto outcome = OutcomeOf(found->status);
  if (!outcome) return EngineFailed(found->status);
  EngineCheck answer{kGpgme, version_, *outcome, gpgme_strerror(found->status), {}};
  if (*outcome == Outcome::kGood && found->fpr != nullptr) answer.fingerprint = found->fpr;
  return answer;
}

}  // namespace verify
