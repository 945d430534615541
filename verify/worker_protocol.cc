#include "verify/worker_protocol.h"

#include <cstdint>
#include <utility>

#include "verify/packet.h"

namespace verify {
namespace {

void AppendLength(std::string& bytes, std::size_t length) {
  for (int shift = 24; shift >= 0; shift -= 8) {
    bytes.push_back(static_cast<char>(length >> static_cast<unsigned>(shift)));
  }
}

}  // namespace

std::string EncodeFrame(const std::vector<std::string_view>& fields) {
  std::string body;
  for (const std::string_view field : fields) {
    AppendLength(body, field.size());
    body.append(field);
  }
  std::string frame;
  AppendLength(frame, body.size());
  return frame + body;
}

std::optional<std::vector<std::string>> TakeFrame(std::string& buffer, bool& broken) {
  if (buffer.size() < 4) return std::nullopt;
  const std::size_t size = PacketReader(buffer).Number(4);
  broken = size > kMaxFrame;
  if (broken || buffer.size() < 4 + size) return std::nullopt;
  PacketReader reader(std::string_view(buffer).substr(4, size));
  std::vector<std::string> fields;
  while (!reader.AtEnd()) fields.emplace_back(reader.Bytes(reader.Number(4)));
  broken = !reader.ok();
  if (broken) return std::nullopt;
  buffer.erase(0, 4 + size);
  return fields;
}

std::string EncodeRequest(const DetachedSignature& signature) {
  return EncodeFrame({signature.canonical_text, signature.packet});
}

std::optional<DetachedSignature> DecodeRequest(std::vector<std::string> fields) {
  if (fields.size() != 2) return std::nullopt;
  return DetachedSignature{std::move(fields[0]), std::move(fields[1])};
}

std::string EncodeAnswer(const base::Result<EngineCheck>& answer) {
  if (!answer) return EncodeFrame({"error", answer.error().message, answer.error().hint});
  return EncodeFrame({"answer", answer->name, answer->version, Name(answer->outcome),
                      answer->detail, answer->fingerprint});
}

std::optional<base::Result<EngineCheck>> DecodeAnswer(const std::vector<std::string>& fields) {
  if (fields.size() == 3 && fields[0] == "error") {
    return base::Result<EngineCheck>(base::Failed(fields[1], fields[2]));
  }
  if (fields.size() != 6 || fields[0] != "answer") return std::nullopt;
  const auto outcome = OutcomeNamed(fields[3]);
  if (!outcome) return std::nullopt;
  return base::Result<EngineCheck>(
      EngineCheck{fields[1], fields[2], *outcome, fields[4], fields[5]});
}

}  // namespace verify
