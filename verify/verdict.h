// What is known of one message after everybody has been asked.
#pragma once

#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "base/time.h"
#include "verify/outcome.h"
#include "verify/signature_packet.h"

namespace verify {

// What one engine said.
struct EngineCheck {
  std::string name;                 // "gpgme"
  std::string version;              // "GPGME 1.18.0, gpg1 1.4.23", "GPGME 1.18.0, gpg 2.2.40"
  Outcome outcome = Outcome::kBad;  // kGood, kBad, kNoKey or kUnsupported
  std::string detail;               // the engine's own word, for the record
  std::string fingerprint;          // of the key that made it, upper case; empty unless good
  bool may_abstain = false;         // the program asked does not know what the key is made of
};

// The facts of a signature that can be read without a key. Claims, unless the outcome is good.
struct SignatureFacts {
  SignaturePacket packet;
  std::string armor_version;  // hostile text; empty where there is none
  std::string armor_charset;
  bool armor_crc_ok = false;
};

struct Verdict {
  std::optional<int> ordinal;  // of the message in its file, from 0; none where there is no message
  Outcome outcome = Outcome::kUnsigned;
  bool accepted = false;
  std::vector<Reason> reasons;  // empty exactly when accepted
  std::vector<Caveat> caveats;  // kKeyExpiredNow is never among them
  std::string detail;           // a sentence about the first fault; empty where there is none
  std::optional<SignatureFacts> signature;
  std::string fingerprint;  // of the trusted key that the signature names; else empty
  std::string key_packet_sha256;
  std::optional<base::Time> key_expires;
  std::string raw_sha256;  // of the file
  std::optional<std::string>
      text_sha256;                   // of the canonical text with LF line ends; only when good
  std::string recovered_by;          // what was undone to the file before; empty where nothing was
  std::vector<EngineCheck> engines;  // empty where structure decided
  std::string policy;                // the policy it was judged under
};

// The caveats as of `now`: those of the verdict, and that the key has expired since.
std::vector<Caveat> CaveatsAt(const Verdict& verdict, base::Time now);

}  // namespace verify
