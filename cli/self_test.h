// A document for the doctor to try the engines on, with the key that signed it.
//
// The key is worthless: its secret half lies in tests/vectors/keys ("pinned"), whose README says
// so. Nothing trusts it but the self-test.
#pragma once

#include <string>

namespace cli {

// A version 3 RSA key of 1024 bits, as PGP 2.6 made them.
inline constexpr const char* kSelfTestKey = R"(-----BEGIN PGP PUBLIC KEY BLOCK-----
Version: 2.6.3ia

mQCPAzE2PgAAAAEEALe4RJxhzKfKFrntNbPumtqEQf1KHiLo71QZHcG6J0TpQpMu
wgajdjxV4EwdT2TQxrIrbX0XtVpySNdP0KMEA0nh4FQLCmoHC6pf3vem5O/CWuFT
r2ZqYTXSHVKthndgoOkiGk2gTr5iHL/jLmswRuTLoKGZyz6mY4YXOODkW9/vABEB
AAG0Kmlua2FuIHBpbm5lZCB0ZXN0IGtleSA8cGlubmVkQGV4YW1wbGUub3JnPokA
lQMFEDE2PgCGFzjg5Fvf7wEBXwUD/j3cdenx4KIyvV6VFq7KJ3vQP309gNrECNqy
eKS+LCrAxmVLmsJVaPJe+XjJxZ2O7ktad8gD79JF12oF5kgwO4PlpFljTrbNorjv
L1fNNrAZns/V0lfFHduNXWLR1yiBx9Z8QVbi324zv6mGByHfhbWD6GwD0/zb+zWI
wADgAc9y
=8HDn
-----END PGP PUBLIC KEY BLOCK-----
)";

// tests/vectors/good-v3-md5.vec: signed with MD5, in a version 3 packet.
inline constexpr const char* kSelfTestDocument = R"(-----BEGIN PGP SIGNED MESSAGE-----

Notice 2004-02 of the inkan test suite

Reports received in the quarter: 644
  * notifications sent: 287

-----BEGIN PGP SIGNATURE-----
Version: 2.6.3ia
Charset: noconv

iQCVAwUBQH4Gi4YXOODkW9/vAQFTCgP/aX7WPCBwhYxxkig+g/I6KOVPGrIC8j18
Mqb/79gYWEuYRhBuJIziewen1mXSQ/YCIgpuGGs76Mfm1S9yQs5mlCK/1E20U8MN
Mn33/TP6WluXibB6T0GpIWQDmKj2GqSLsJRT/jD7fLB1mWcleeit1aYCWGWNxz0d
6JoDp6I81AQ=
=nYHp
-----END PGP SIGNATURE-----
)";

// The same with a changed digit, which no signature covers.
inline std::string ChangedSelfTestDocument() {
  std::string document = kSelfTestDocument;
  document.replace(document.find("644"), 3, "645");
  return document;
}

}  // namespace cli
