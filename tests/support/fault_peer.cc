#include "tests/support/fault_peer.h"

#include <sys/socket.h>

#include <array>
#include <thread>

namespace support {

FaultPeer::FaultPeer(int fd, SSL_CTX* context)
    : fd_(fd), tls_(context == nullptr ? nullptr : SSL_new(context), SSL_free) {
  if (tls_) SSL_set_fd(tls_.get(), fd);
}

bool FaultPeer::Greet() { return !tls_ || SSL_accept(tls_.get()) == 1; }

std::string FaultPeer::ReadRequest() {
  std::string head;
  std::array<char, 4096> buffer{};
  while (!head.ends_with("\r\n\r\n")) {
    const auto got = tls_ ? SSL_read(tls_.get(), buffer.data(), static_cast<int>(buffer.size()))
                          : recv(fd_.get(), buffer.data(), buffer.size(), 0);
    if (got <= 0) return {};
    head.append(buffer.data(), static_cast<std::size_t>(got));
  }
  return head;
}

bool FaultPeer::Send(std::string_view bytes) {
  while (!bytes.empty()) {
    const auto put = tls_ ? SSL_write(tls_.get(), bytes.data(), static_cast<int>(bytes.size()))
                          : send(fd_.get(), bytes.data(), bytes.size(), MSG_NOSIGNAL);
    if (put <= 0) return false;
    bytes.remove_prefix(static_cast<std::size_t>(put));
  }
  return true;
}

void FaultPeer::Reset() {
  const linger at_once{1, 0};
  setsockopt(fd_.get(), SOL_SOCKET, SO_LINGER, &at_once, sizeof(at_once));
}

void FaultPeer::WaitForEnd() {
  std::array<char, 4096> buffer{};
  while (recv(fd_.get(), buffer.data(), buffer.size(), 0) > 0) {
  }
}

void FaultPeer::Sleep(std::chrono::milliseconds time) { std::this_thread::sleep_for(time); }

}  // namespace support
