// The fuzz targets.
//
// Each takes any bytes, lets one part of the program loose on them, and throws where something does
// not hold that must hold for all bytes (require.h). Crashes, undefined behaviour and hangs are the
// sanitizers' and libFuzzer's to find. tests/fuzz/seeds/NAME holds what each starts from, where
// NAME is the function's in small letters with underscores; dictionaries are in tests/fuzz/words.
#pragma once

#include <string_view>

namespace fuzz {

void Splitter(std::string_view bytes);   // splitter, canonical text, examination, diagnosis
void Armor(std::string_view bytes);      // armor, base64, hexadecimal digits
void Packets(std::string_view bytes);    // packet framing, signature packets, numbers
void Keys(std::string_view bytes);       // key files, key packets, keys in libcrypto's hands
void Signature(std::string_view bytes);  // the libcrypto engine and the accept rule
void Recovery(std::string_view bytes);   // damaged copies
void Worker(std::string_view bytes);     // frames between a worker and its owner
void Charset(std::string_view bytes);    // decoding and folding
void Escape(std::string_view bytes);     // what is shown; times and days
void ParseOverview(std::string_view bytes);
void ParseAlert(std::string_view bytes);
void ParseReport(std::string_view bytes);
void ParseTechnical(std::string_view bytes);
void ParseTranslation(std::string_view bytes);
void ParsePress(std::string_view bytes);
void ParseFreebsd(std::string_view bytes);
void ParsePlain(std::string_view bytes);  // every profile, as texts of an archive are parsed
void Links(std::string_view bytes);       // index pages and plain lists
void Url(std::string_view bytes);         // URLs, names, templates
void Config(std::string_view bytes);      // the configuration file
void Mail(std::string_view bytes);        // one mail: form, structure, parts
void Mbox(std::string_view bytes);        // a folder of mails
void Ledger(std::string_view bytes);      // verifier keys, checkpoints, proofs, trees
void Search(std::string_view bytes);      // what is looked for, snippets
void Diff(std::string_view bytes);        // differences of two texts

}  // namespace fuzz
