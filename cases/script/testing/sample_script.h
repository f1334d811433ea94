#ifndef LEGWORK_CASES_SCRIPT_TESTING_SAMPLE_SCRIPT_H_
#define LEGWORK_CASES_SCRIPT_TESTING_SAMPLE_SCRIPT_H_

#include <string_view>

namespace legwork::script {

// kSampleScript is a whole scenario in the one layout.
inline constexpr std::string_view kSampleScript =
    R"(# The ticket names HTTP/web, but HTTP/other answers: mutual authentication must fail.
scenario   kerberos/wrong_principal
package    Kerberos
clause     ISC-N-064
clause     ISC-N-071

realm      EXAMPLE.COM
principal  alice       password=alice-pw
principal  HTTP/web    key=aes256-cts
principal  HTTP/other  key=aes256-cts

initiator  client      as=alice       target=HTTP/web
acceptor   server      as=HTTP/other

client  initialize  req=MUTUAL_AUTH           = SEC_I_CONTINUE_NEEDED
  sends    KRB_AP_REQ  ticket_for=HTTP/web
server  accept      req=MUTUAL_AUTH           = SEC_E_*
  sends    KRB_ERROR  code=KRB_AP_ERR_MODIFIED
client  initialize                            = SEC_E_WRONG_PRINCIPAL
  sends    nothing
client  delete                                = SEC_E_OK
)";

}  // namespace legwork::script

#endif  // LEGWORK_CASES_SCRIPT_TESTING_SAMPLE_SCRIPT_H_
