#include "site/verdict_words.h"

#include <array>

namespace site {
namespace {

struct Word {
  std::string_view word;
  Phrase phrase;
};

template <std::size_t N>
Phrase Find(const std::array<Word, N>& words, std::string_view wanted) {
  for (const Word& one : words) {
    if (one.word == wanted) return one.phrase;
  }
  return {"", ""};
}

constexpr std::array<Word, 44> kWords = {{
    {"good", {"the signature is genuine", "署名は正当です"}},
    {"bad", {"the signature does not fit", "署名が本文と一致しません"}},
    {"disputed", {"the engines disagree", "検証エンジンの判定が一致しません"}},
    {"malformed", {"not in a form with one certain reading", "一通りに解釈できない形式です"}},
    {"unsupported", {"a kind of signature that cannot be checked", "検証できない種類の署名です"}},
    {"unsigned",
     {"the file holds no clear-signed message", "クリア署名されたメッセージがありません"}},
    {"no-key", {"signed by a key that is not trusted", "信頼する鍵による署名ではありません"}},
    {"bad-signature", {"the signature does not fit this text", "署名が本文と一致しません"}},
    {"untrusted-key", {"an engine names another key", "エンジンが別の鍵を示しています"}},
    {"several-messages", {"more than one message in the file", "複数のメッセージが含まれています"}},
    {"text-outside", {"text that no signature covers", "署名の範囲外に文字があります"}},
    {"too-large", {"larger than any document of its kind", "この種の文書としては大きすぎます"}},
    {"line-too-long", {"a line is too long", "長すぎる行があります"}},
    {"control-bytes", {"control bytes in the text", "本文に制御文字があります"}},
    {"broken-marker", {"a marker line is broken", "区切り行が壊れています"}},
    {"truncated", {"the message ends too early", "メッセージが途中で切れています"}},
    {"bad-header", {"a header that may not stand there", "認められないヘッダがあります"}},
    {"stray-dash", {"a dash that is not escaped", "エスケープされていないダッシュがあります"}},
    {"bad-armor", {"the armor is damaged", "アーマーが壊れています"}},
    {"not-a-signature", {"the armor holds no signature", "アーマーの中身が署名ではありません"}},
    {"several-signatures", {"more than one signature", "複数の署名があります"}},
    {"hash-mismatch",
     {"the header names another digest", "ヘッダのハッシュ方式が署名と異なります"}},
    {"signature-type", {"not a signature over a document", "文書に対する署名ではありません"}},
    {"unsupported-version", {"an unknown version", "未対応の署名バージョンです"}},
    {"unsupported-algorithm", {"an unknown algorithm", "未対応のアルゴリズムです"}},
    {"signed-before-key", {"dated before its key was made", "鍵の作成より前の日付です"}},
    {"signed-after-expiry", {"dated after its key had expired", "鍵の期限より後の日付です"}},
    {"signed-in-future", {"dated in the future", "未来の日付です"}},
    {"weak-digest-date", {"MD5, later than the policy allows", "方針の期限より後の MD5 署名です"}},
    {"revoked", {"the key is revoked", "鍵が失効しています"}},
    {"engines-disagree", {"the engines disagree", "検証エンジンの判定が一致しません"}},
    {"engine-missing", {"an engine was not there", "必要なエンジンで検証されていません"}},
    {"md5-digest",
     {"MD5: a digest that can be forged today", "MD5: 現在では偽造可能なハッシュです"}},
    {"sha1-digest",
     {"SHA-1: a digest that can be forged today", "SHA-1: 現在では偽造可能なハッシュです"}},
    {"v3-key",
     {"a version 3 key, whose id can be forged", "バージョン 3 の鍵: 鍵 ID は偽造可能です"}},
    {"short-rsa", {"an RSA key below 2048 bits", "2048 ビット未満の RSA 鍵です"}},
    {"short-dsa", {"a DSA key below 2048 bits", "2048 ビット未満の DSA 鍵です"}},
    {"key-expired-now", {"the key has expired since", "鍵はその後に期限切れになりました"}},
    {"signature-expires", {"the signer gave the signature an end", "署名に有効期限が付いています"}},
    {"recovered", {"recovered from a damaged copy", "破損した写しから復元した本文です"}},
    {"accepted", {"accepted", "受理"}},
    {"refused", {"not accepted", "不受理"}},
    {"MD5", {"can be forged today", "現在では偽造可能です"}},
    {"SHA1", {"can be forged today", "現在では偽造可能です"}},
}};

constexpr std::array<Word, 15> kFindingWords = {{
    {"not-accepted", {"kept, but not accepted", "保存したが受理していない"}},
    {"not-verified", {"could not be judged yet", "まだ検証できていない"}},
    {"fetch-failed", {"no usable answer came", "取得できなかった"}},
    {"index-failed", {"an index page could not be read", "索引ページを読めなかった"}},
    {"index-empty", {"an index names no document any more", "索引から文書が消えた"}},
    {"key-changed", {"another key is published", "公開鍵が変わった"}},
    {"number-shared", {"two documents claim one number", "同じ番号を名乗る文書が二つある"}},
    {"name-shared", {"two addresses share a name", "名前が同じ文書が二か所にある"}},
    {"late-arrival", {"appeared long after it was signed", "署名からかなり遅れて現れた"}},
    {"promotion", {"accepted now, refused before", "不受理から受理に変わった"}},
    {"regression", {"refused now, accepted before", "受理から不受理に変わった"}},
    {"engine-differs", {"an engine says otherwise", "エンジンの判定が異なる"}},
    {"blob-damaged", {"stored bytes are damaged", "保存データが壊れている"}},
    {"rolled-back", {"an older text is served again", "古い版が再び公開されている"}},
    {"ledger", {"the ledger does not fit", "台帳と一致しない"}},
}};

}  // namespace

Phrase Explain(std::string_view word) { return Find(kWords, word); }
Phrase ExplainFinding(std::string_view kind) { return Find(kFindingWords, kind); }

}  // namespace site
