#include "parse/cert_labels.h"

#include <re2/re2.h>

#include <algorithm>
#include <utility>

#include "base/text.h"
#include "parse/cert_label_lines.h"
#include "parse/dates.h"

namespace parse {
namespace {

constexpr std::size_t kMaxValue = 400;  // bytes; what is longer is no label's value
constexpr std::size_t kMaxValueLines = 5;

bool EndsValue(std::string_view line) {
  return IsBlank(line) || IsRule(line) || CertLabelOn(line) || BehindCertHeading(line);
}

// A topic goes on over the lines that follow it, an English one not into Japanese.
void AppendLines(const std::vector<Line>& lines, LabelledValue& topic) {
  const bool japanese = HasJapanese(topic.value);
  const std::size_t end = std::min(lines.size(), topic.index + kMaxValueLines);
  for (std::size_t i = topic.index + 1; i < end && !EndsValue(lines[i].text); ++i) {
    const std::string more = Collapse(lines[i].text);
    const bool other = !topic.value.empty() && !japanese && HasJapanese(more);
    if (other || topic.value.size() + more.size() > kMaxValue) return;
    AppendWrapped(topic.value, more);
  }
}

std::optional<LabelledValue> TopicAt(const std::vector<Line>& lines, std::size_t at,
                                     std::string value) {
  LabelledValue topic{std::move(value), {}, lines[at].number, at, {}};
  AppendLines(lines, topic);
  if (topic.value.empty() || topic.value.size() > kMaxValue) return std::nullopt;
  return topic;
}

std::optional<LabelledValue> DayAt(const std::vector<Line>& lines, std::size_t at,
                                   const std::string& value) {
  const auto date = FindDate(std::string_view(value).substr(0, kMaxValue));
  if (!date) return std::nullopt;
  LabelledValue day{value.substr(date->begin, date->end - date->begin), date->iso, lines[at].number,
                    at, std::string(base::Trim(value.substr(date->end)))};
  return day;
}

template <typename Value>
void SetFirst(std::optional<Value>& slot, std::optional<Value> value) {
  if (!slot) slot = std::move(value);
}

class CertLabelReader {
 public:
  explicit CertLabelReader(const std::vector<Line>& lines) : lines_(lines) {}

  CertLabels Read() {
    for (std::size_t at = 0; at < lines_.size(); ++at) {
      if (auto label = CertLabelOn(lines_[at].text)) Take(at, std::move(*label));
    }
    SetFirst(labels_.issued, std::move(issued_ja_));
    SetFirst(labels_.revised, std::move(revised_ja_));
    if (!labels_.topic) labels_.topic = HeadingTopic();
    return std::move(labels_);
  }

 private:
  void Take(std::size_t at, LabelledText label) {
    switch (label.label) {
      case CertLabel::kTopic:
      case CertLabel::kTopicJa:
        return TakeTopic(at, std::move(label));
      case CertLabel::kIssued:
        return SetFirst(labels_.issued, DayAt(lines_, at, label.text));
      case CertLabel::kIssuedJa:
        return SetFirst(issued_ja_, DayAt(lines_, at, label.text));
      case CertLabel::kRevised:
        return SetFirst(labels_.revised, DayAt(lines_, at, label.text));
      case CertLabel::kRevisedJa:
        return SetFirst(revised_ja_, DayAt(lines_, at, label.text));
      case CertLabel::kTranslator:
        return TakeTranslator(at, label.text);
      case CertLabel::kTranslated:
        return SetFirst(labels_.translated, DayAt(lines_, at, label.text));
    }
  }

  // "Topic:" heads the Japanese one in some.
  void TakeTopic(std::size_t at, LabelledText label) {
    auto topic = TopicAt(lines_, at, std::move(label.text));
    if (!topic) return;
    const bool japanese = label.label == CertLabel::kTopicJa || HasJapanese(topic->value);
    SetFirst(japanese ? labels_.topic_ja : labels_.topic, std::move(topic));
  }

  // "日本語訳:" may have a day or a name behind it, or a sentence.
  void TakeTranslator(std::size_t at, const std::string& value) {
    constexpr std::size_t kMaxName = 120;  // bytes
    if (auto day = DayAt(lines_, at, value); day && StartsWith(value, day->value)) {
      return SetFirst(labels_.translated, std::move(day));
    }
    if (value.empty() || value.size() > kMaxName || base::Contains(value, "。")) return;
    SetFirst(labels_.translator,
             std::optional(LabelledValue{value, {}, lines_[at].number, at, {}}));
  }

  // Since 2000 the title stands behind the number, or on a line below.
  std::optional<LabelledValue> HeadingTopic() const {
    std::optional<std::string> words;
    std::size_t at = 0;
    while (at < lines_.size() && !(words = BehindCertHeading(lines_[at].text))) ++at;
    if (words && !words->empty()) return TopicAt(lines_, at, std::move(*words));
    for (++at; at < lines_.size() && IsBlank(lines_[at].text);) ++at;
    if (at >= lines_.size() || EndsValue(lines_[at].text)) return std::nullopt;
    return TopicAt(lines_, at, Collapse(lines_[at].text));
  }

  const std::vector<Line>& lines_;
  CertLabels labels_;
  std::optional<LabelledValue> issued_ja_;
  std::optional<LabelledValue> revised_ja_;
};

bool IsHistoryHint(std::string_view line) {
  static const RE2 hint("(?i)\\s*A complete revision history.*");
  return RE2::FullMatch(line, hint) || (base::Contains(line, "改訂履歴") && HasJapanese(line));
}

}  // namespace

CertLabels ReadCertLabels(const std::vector<Line>& lines) { return CertLabelReader(lines).Read(); }

RevisionNote LastRevisedNote(const std::vector<Line>& lines, const LabelledValue& revised) {
  std::string text = revised.behind;
  const std::size_t end = std::min(lines.size(), revised.index + kMaxValueLines);
  for (std::size_t i = revised.index + 1; i < end; ++i) {
    const std::string& line = lines[i].text;
    if (EndsValue(line) || IsHistoryHint(line) || line.size() > kMaxValue) break;
    AppendWrapped(text, Collapse(line));
  }
  if (text.empty()) text = "Last revised";
  return {{}, revised.iso, std::move(text), revised.line};
}

}  // namespace parse
