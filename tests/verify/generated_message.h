// Clear-signed messages of chance, whole and damaged, the same for the same seed.
#pragma once

#include <cstddef>
#include <random>
#include <string>

#include "verify/engine.h"
#include "verify/key.h"

namespace support {

using Random = std::mt19937_64;

std::size_t Below(std::size_t limit, Random& random);  // 0 where nothing is

// A message in two parts, so that each can be damaged by itself.
struct Message {
  std::string head;    // up to the armor
  std::string packet;  // of the signature
  std::string what;    // how it was made, for a person
  std::string prefix;  // the two digest bytes that its maker wrote, as digits
};
std::string FileOf(const Message& message);

// By a v3 or v4 RSA key in one of the forms that PGP 2 and OpenPGP have, or one of
// tests/verify/openpgp.
Message AnyMessage(Random& random);
// Damages it in one way, or leaves it whole.
void Damage(Message& message, Random& random);

// What an engine is asked about the one message of a file, of which the structure decides nothing.
verify::DetachedSignature PairOf(const std::string& file);

// The keys of all of them.
verify::Keyring KeysOfMessages();

// A file of tests/verify/openpgp: "p256.asc", "p256.txt".
std::string OpenPgpSample(const std::string& name);

}  // namespace support
