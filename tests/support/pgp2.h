// Keys, signatures and clear-signed messages as PGP 2.6 made them, and as OpenPGP does.
//
// Independent of the program's own reading of them, which it serves to test: only libcrypto and
// the RFCs (1991 for version 3, 4880 for version 4) stand behind both.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/time.h"
#include "tests/support/packet.h"
#include "tests/support/rsa.h"

namespace support {

// An OpenPGP key with one user id. Plain data: change a field and it is another key.
struct Key {
  Rsa rsa;
  std::string user_id = "inkan test key <test@example.org>";
  base::Time created;
  int valid_days = 0;  // 0 is for ever
  int version = 3;     // 3 or 4
};

// A new key of version 3, with a chosen id or with that of chance.
Key MakeKey(base::Time created, unsigned bits = 1024);
Key MakeKeyWithId(std::uint64_t key_id, base::Time created, unsigned bits = 1024);

std::string KeyPacketBody(const Key& key);
std::string KeyPacket(const Key& key);
std::uint64_t KeyId(const Key& key);
std::string KeyIdHex(const Key& key);        // 16 upper-case digits
std::string FingerprintHex(const Key& key);  // 32 or 40 upper-case digits

// Key, user id and, unless told otherwise, the key's signature over both, without which gpg1 takes
// a key only if `allow-non-selfsigned-uid` is set. Binary and in armor.
std::string KeyBlock(const Key& key, bool self_signed = true);
std::string ArmoredKeyBlock(const Key& key, bool self_signed = true);
// The packet by which the key revokes itself; it belongs between key and user id.
std::string KeyRevocation(const Key& key, base::Time time);
std::string RevokedKeyBlock(const Key& key, base::Time time);

// What a signature says. The defaults are those of PGP 2.6; the fields that are empty are worked
// out, and are there to be set wrong.
struct SignatureOptions {
  base::Time time;
  Digest digest = Digest::kMd5;
  int version = 3;            // 3 or 4: the layout
  std::uint8_t type = 0x01;   // canonical text
  bool issuer = true;         // version 4: whether it names the key
  std::string more_hashed;    // version 4: further subpackets, see Subpacket
  std::string more_unhashed;  // version 4

  std::optional<int> claimed_version;                // the version byte
  std::optional<std::uint64_t> key_id;               // the key it names
  std::optional<std::uint8_t> public_key_algorithm;  // 1 is RSA
  std::optional<std::uint8_t> digest_number;         // else that of `digest`
  std::optional<std::string> digest_prefix;          // two bytes
};

std::string Subpacket(std::uint8_t type, std::string_view data);

// A signature packet over exactly `data`, which for a document is its canonical text.
std::string SignaturePacket(std::string_view data, const Key& key, const SignatureOptions& options);

// Whether a tab at the end of a line is white space: not for PGP 2, for OpenPGP it is.
enum class Tabs { kKept, kCut };

// Line ends become CRLF, white space before them goes. The end of the last line is hashed if it is
// there. `text` has no dash escapes.
std::string Canonical(std::string_view text, Tabs tabs);

struct ClearSignOptions {
  SignatureOptions signature;
  // The lines between the first marker and the blank line; else none for MD5 and `Hash:` with the
  // name of the digest for the others.
  std::optional<std::vector<std::string>> headers;
  ArmorOptions armor = {{"Version: 2.6.3ia", "Charset: noconv"}};
  bool dash_escape = true;
  // In place of the signature over the text: the packets in the armor.
  std::optional<std::string> packets;
};

// Whether the options give a message with a `Hash:` header, and so cut tabs.
Tabs TabsOf(const ClearSignOptions& options);

// A clear-signed message with LF line ends. The whole of `text` is signed, the end of its last line
// included; one more line end goes before the signature, as PGP 2.6 wrote it.
std::string ClearSign(std::string_view text, const Key& key, const ClearSignOptions& options);
// The same with the defaults for a key of version 3, or with those of OpenPGP for version 4.
std::string ClearSign(std::string_view text, const Key& key, base::Time time,
                      Digest digest = Digest::kMd5);

// "2004-04-15T03:50:35Z"; throws for anything else.
base::Time At(std::string_view time);

}  // namespace support
