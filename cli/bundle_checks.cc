#include "cli/bundle_checks.h"

#include <fmt/format.h>

#include <algorithm>

#include "base/text.h"
#include "verify/signature_packet.h"

namespace cli {
namespace {

std::string Commands(std::string_view commands) {
  return fmt::format("\n```sh\n{}\n```\n", commands);
}

std::string DigestOption(const BundleFacts& facts) {
  return base::LowerAscii(verify::DigestName(facts.digest_algorithm));
}

std::string Whole() {
  return "\n## 1. The files fit together\n" + Commands("sha256sum -c SHA256SUMS") +
         Commands(
             "tr -d '\\r' <canonical.txt | cmp - text.txt\n"
             "head -c \"$(wc -c <canonical.txt)\" signed.bin | cmp - canonical.txt") +
         "\nThis tells damage on the way. It is no proof: who changes a file can change its sum.\n";
}

std::string OpensslCommands(const BundleFacts& facts) {
  if (facts.algorithm != verify::kEdDsa && facts.algorithm != verify::kEd25519) {
    return fmt::format("openssl dgst -{} -verify key.pem -signature signature.raw signed.bin",
                       DigestOption(facts));
  }
  return fmt::format(
      "digest=$(mktemp)\n"
      "openssl dgst -{} -binary -out \"$digest\" signed.bin\n"
      "openssl pkeyutl -verify -pubin -inkey key.pem -rawin -in \"$digest\" -sigfile "
      "signature.raw",
      DigestOption(facts));
}

std::string Arithmetic(const BundleFacts& facts) {
  std::string text =
      "\n## 2. The key signed this text\n\nBy openssl, which knows nothing of OpenPGP:\n" +
      Commands(OpensslCommands(facts));
  // GnuPG 1.4 knows no curves, GnuPG 2 no keys of version 3.
  const bool by_curve = verify::IsCurve(facts.algorithm);
  const std::string name = by_curve ? "gpg" : "gpg1";
  const std::string gnupg =
      "home=$(mktemp -d)\n"
      "cp key.pgp \"$home/pubring.gpg\"\n" +
      name + (by_curve ? " --no-autostart" : "") +
      " --homedir \"$home\" --trust-model always --allow-weak-digest-algos "
      "--allow-non-selfsigned-uid --ignore-time-conflict --verify ";
  text += fmt::format("\nBy {} (GnuPG {}), from the packet and the text:\n", name,
                      by_curve ? "2" : "1.4") +
          Commands(gnupg + "signature.pgp canonical.txt");
  text += fmt::format("\nAnd from the whole {}, in {}'s own reading of it:\n",
                      facts.recovered_by.empty() ? "copy as received" : "copy as recovered", name);
  return text + Commands(gnupg + (facts.recovered_by.empty() ? "received.bin" : "recovered.txt")) +
         "\nThe owner of the key has signed exactly canonical.txt, as far as digest and key hold "
         "(see below). Good is what ends with exit code 0.\n";
}

std::string TheKey(const BundleFacts& facts) {
  std::string text =
      "\n## 3. It is the publisher's key\n\nThe archive trusts it by the hash of its key "
      "packet:\n" +
      Commands(fmt::format("head -c {} key.pgp | sha256sum | grep {}", facts.key_packet_size,
                           facts.key_packet_sha256));
  text += fmt::format(
      "\nWhose key that is no file of this folder can tell. The archive has it from {}. Compare "
      "the "
      "hash, not the key id, with one from the publisher that came another way: a key of version 3 "
      "with a wanted id is made in a fraction of a second.\n",
      Plain(facts.key_from));
  if (facts.by_subkey) {
    text +=
        "\nA subkey signed. That it belongs to the key is said by the binding signatures in "
        "key.pgp, which GnuPG checks and openssl does not.\n";
  }
  return text;
}

std::string Time(const BundleFacts& facts) {
  std::string text = "\n## 4. It was here by then\n";
  if (!facts.is_in_ledger) {
    return text +
           "\nThe archive's ledger did not have this document yet when the bundle was made.\n";
  }
  return text + Commands("inkan ledger check proof.tlog-proof --key \"$(cat ledger-key.txt)\"") +
         fmt::format(
             "\nThe leaf that is printed holds the hash of received.bin ({}), the verdict, and the "
             "time at which the archive first saw these bytes. The proof is as good as "
             "ledger-key.txt "
             "and the time of the checkpoint: compare the key with one that came another way, and "
             "the checkpoint with copies that others keep.\n",
             facts.found.sha256);
}

}  // namespace

std::string Plain(std::string_view text) {
  constexpr std::string_view kMarkup = "`<>|[]*\\!";
  std::string plain(text);
  std::replace_if(
      plain.begin(), plain.end(),
      [&](char c) { return c < ' ' || c > '~' || kMarkup.find(c) != std::string_view::npos; }, '?');
  return plain;
}

std::string BundleChecks(const BundleFacts& facts) {
  return Whole() + Arithmetic(facts) + TheKey(facts) + Time(facts);
}

}  // namespace cli
