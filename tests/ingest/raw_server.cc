#include "tests/ingest/raw_server.h"

#include <arpa/inet.h>
#include <fmt/format.h>
#include <netinet/in.h>
#include <sys/socket.h>

#include <array>
#include <stdexcept>
#include <utility>

namespace ingest_test {

std::string RawServer::Connection::ReadRequest() {
  std::string head;
  std::array<char, 4096> buffer{};
  while (!head.ends_with("\r\n\r\n")) {
    const ssize_t got = recv(fd_, buffer.data(), buffer.size(), 0);
    if (got <= 0) return {};
    head.append(buffer.data(), static_cast<std::size_t>(got));
  }
  const std::lock_guard lock(server_.mutex_);
  server_.requests_.push_back(head);
  return head;
}

bool RawServer::Connection::Send(std::string_view bytes) {
  while (!bytes.empty()) {
    const ssize_t put = send(fd_, bytes.data(), bytes.size(), MSG_NOSIGNAL);
    if (put <= 0) return false;
    bytes.remove_prefix(static_cast<std::size_t>(put));
  }
  return true;
}

void RawServer::Connection::Reset() {
  const linger at_once{1, 0};
  setsockopt(fd_, SOL_SOCKET, SO_LINGER, &at_once, sizeof(at_once));
}

void RawServer::Connection::WaitForEnd() {
  std::array<char, 4096> buffer{};
  while (recv(fd_, buffer.data(), buffer.size(), 0) > 0) {
  }
}

RawServer::RawServer(Script script)
    : script_(std::move(script)), listener_(socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0)) {
  sockaddr_in address{};
  address.sin_family = AF_INET;
  address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
  auto* raw = reinterpret_cast<sockaddr*>(&address);
  socklen_t size = sizeof(address);
  if (bind(listener_.get(), raw, size) != 0 || listen(listener_.get(), 64) != 0 ||
      getsockname(listener_.get(), raw, &size) != 0) {
    throw std::runtime_error("the test server cannot listen");
  }
  port_ = ntohs(address.sin_port);
  acceptor_ = std::thread([this] { Accept(); });
}

RawServer::~RawServer() {
  shutdown(listener_.get(), SHUT_RDWR);
  acceptor_.join();
  {
    const std::lock_guard lock(mutex_);
    for (const base::UniqueFd& fd : fds_) {
      if (fd) shutdown(fd.get(), SHUT_RDWR);
    }
  }
  for (std::thread& thread : threads_) thread.join();
}

void RawServer::Accept() {
  while (true) {
    const int fd = accept4(listener_.get(), nullptr, nullptr, SOCK_CLOEXEC);
    if (fd < 0) return;
    ++connections_;
    const std::lock_guard lock(mutex_);
    fds_.emplace_back(fd);
    threads_.emplace_back([this, fd] { Serve(fd); });
  }
}

void RawServer::Serve(int fd) {
  Connection connection(*this, fd);
  script_(connection);
  const std::lock_guard lock(mutex_);
  for (base::UniqueFd& owned : fds_) {
    if (owned.get() == fd) owned.Reset();
  }
}

std::string RawServer::Url(std::string_view path) const {
  return fmt::format("http://127.0.0.1:{}{}", port_, path);
}

std::vector<std::string> RawServer::requests() const {
  const std::lock_guard lock(mutex_);
  return requests_;
}

RawServer::Script Answer(std::string answer) {
  return [answer = std::move(answer)](RawServer::Connection& connection) {
    if (!connection.ReadRequest().empty()) connection.Send(answer);
  };
}

}  // namespace ingest_test
