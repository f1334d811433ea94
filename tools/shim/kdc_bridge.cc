#include "tools/shim/kdc_bridge.h"

#include <sys/epoll.h>
#include <sys/timerfd.h>

#include <algorithm>
#include <utility>

#include "sim/kerberos/message/kdc_req.h"

namespace legwork::host {
namespace {

// Watch makes `descriptor` one of those that wake the waiter.
void Watch(const kdc::Socket& waiter, int descriptor) {
  epoll_event event = {};
  event.events = EPOLLIN;
  epoll_ctl(waiter.descriptor(), EPOLL_CTL_ADD, descriptor, &event);
}

kdc::Socket Timer(std::chrono::milliseconds limit) {
  kdc::Socket timer(timerfd_create(CLOCK_MONOTONIC, TFD_CLOEXEC));
  const auto count = std::max<std::chrono::milliseconds::rep>(limit.count(), 1);
  itimerspec when = {};
  when.it_value = {count / 1000, static_cast<long>(count % 1000 * 1'000'000)};
  timerfd_settime(timer.descriptor(), 0, &when, nullptr);
  return timer;
}

}  // namespace

// PortResponder hands each request to the KDC of the realm that the request names.
class KdcBridge::PortResponder : public kdc::Responder {
 public:
  explicit PortResponder(KdcPort& kdc) : kdc_(kdc) {}

  kdc::Answer Receive(kdc::Transport, ByteView request) override {
    const Result<kerberos::KdcReq> read = kerberos::ReadKdcReq(request);
    if (!read.ok()) return {};
    return {kdc_.Exchange(read->req_body.realm, request), 0};
  }
  Bytes RefuseLength() override { return {}; }
  // Nobody waits at a stream for what is not going to come, such as another reply after one that was no use to him.
  bool HangsUp() const override { return true; }

 private:
  KdcPort& kdc_;
};

std::unique_ptr<KdcBridge> KdcBridge::Open(KdcPort& kdc, std::string& trouble) {
  kdc::Doors doors;
  trouble = kdc::OpenDoors("127.0.0.1", 0, doors);
  if (!trouble.empty()) return nullptr;
  doors.datagrams.Close();  // a client that tries one is refused at once
  return std::unique_ptr<KdcBridge>(new KdcBridge(kdc, std::move(doors)));
}

KdcBridge::KdcBridge(KdcPort& kdc, kdc::Doors doors)
    : port_(doors.port), responder_(std::make_unique<PortResponder>(kdc)), server_(std::move(doors), *responder_) {}

KdcBridge::~KdcBridge() = default;

void KdcBridge::ServeUntil(int descriptor, std::chrono::milliseconds limit) {
  const kdc::Socket waiter(epoll_create1(EPOLL_CLOEXEC));
  const kdc::Socket timer = Timer(limit);
  Watch(waiter, descriptor);
  Watch(waiter, timer.descriptor());
  server_.Serve(waiter.descriptor());
}

}  // namespace legwork::host
