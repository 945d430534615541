#include "tests/support/rnp.h"

#include <fcntl.h>
#include <rnp/rnp.h>
#include <rnp/rnp_err.h>

#include <cstdint>
#include <stdexcept>

namespace support {
namespace {

void Require(rnp_result_t result, const char* what) {
  if (result == RNP_SUCCESS) return;
  throw std::runtime_error(std::string("rnp: cannot ") + what + ": " +
                           rnp_result_to_string(result));
}

// Bytes that RNP reads; they must outlive it.
class Input {
 public:
  explicit Input(std::string_view bytes) {
    if (bytes.empty()) {  // no memory of that size is taken
      const auto nothing = [](void*, void*, std::size_t, std::size_t* read) {
        *read = 0;
        return true;
      };
      Require(rnp_input_from_callback(&input_, nothing, nullptr, nullptr), "read nothing");
      return;
    }
    const auto* data = reinterpret_cast<const std::uint8_t*>(bytes.data());
    Require(rnp_input_from_memory(&input_, data, bytes.size(), false), "read bytes");
  }
  ~Input() { rnp_input_destroy(input_); }
  Input(const Input&) = delete;
  Input& operator=(const Input&) = delete;
  rnp_input_t get() const { return input_; }

 private:
  rnp_input_t input_ = nullptr;
};

std::string WordFor(rnp_result_t status) {
  switch (status) {
    case RNP_SUCCESS:
    case RNP_ERROR_SIGNATURE_EXPIRED:
      return "good";
    case RNP_ERROR_SIGNATURE_INVALID:
      return "bad";
    case RNP_ERROR_KEY_NOT_FOUND:
      return "no-key";
    case RNP_ERROR_SIGNATURE_UNKNOWN:
      return "unsupported";
    default:
      return std::string("error ") + rnp_result_to_string(status);
  }
}

}  // namespace

Rnp::Rnp() {
  rnp_ffi_t ffi = nullptr;
  Require(rnp_ffi_create(&ffi, "GPG", "GPG"), "start");
  ffi_ =
      std::shared_ptr<void>(ffi, [](void* each) { rnp_ffi_destroy(static_cast<rnp_ffi_t>(each)); });
  rnp_ffi_set_log_fd(ffi, open("/dev/null", O_WRONLY | O_CLOEXEC));
  std::size_t removed = 0;  // its rules against MD5 and SHA-1 have dates
  Require(rnp_remove_security_rule(ffi, nullptr, nullptr, 0, 0, 0, &removed), "remove rules");
}

void Rnp::Import(std::string_view key_block) const {
  const Input input(key_block);
  Require(rnp_load_keys(static_cast<rnp_ffi_t>(ffi_.get()), "GPG", input.get(),
                        RNP_LOAD_SAVE_PUBLIC_KEYS),
          "load a key");
}

std::string Rnp::Verify(std::string_view text, std::string_view packet) const {
  const Input input(text);
  const Input signature(packet);
  rnp_op_verify_t operation = nullptr;
  Require(rnp_op_verify_detached_create(&operation, static_cast<rnp_ffi_t>(ffi_.get()), input.get(),
                                        signature.get()),
          "begin to verify");
  const std::shared_ptr<void> owner(
      operation, [](void* each) { rnp_op_verify_destroy(static_cast<rnp_op_verify_t>(each)); });
  const rnp_result_t executed = rnp_op_verify_execute(operation);
  std::size_t count = 0;
  rnp_op_verify_get_signature_count(operation, &count);
  rnp_op_verify_signature_t found = nullptr;
  if (count != 1 || rnp_op_verify_get_signature_at(operation, 0, &found) != RNP_SUCCESS) {
    return std::string("error ") + rnp_result_to_string(executed);
  }
  return WordFor(rnp_op_verify_signature_get_status(found));
}

}  // namespace support
