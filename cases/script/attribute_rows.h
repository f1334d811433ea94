#ifndef LEGWORK_CASES_SCRIPT_ATTRIBUTE_ROWS_H_
#define LEGWORK_CASES_SCRIPT_ATTRIBUTE_ROWS_H_

#include <span>

#include "cases/script/statement_row.h"

namespace legwork::script {

// AttributesOf… are the attributes that a statement may have, listed apart so that the table of statements stays one.
std::span<const AttributeRow> AttributesOfPrincipal();
std::span<const AttributeRow> AttributesOfActor();
std::span<const AttributeRow> AttributesOfAnswer();
std::span<const AttributeRow> AttributesOfFault();
std::span<const AttributeRow> AttributesOfKdc();
std::span<const AttributeRow> AttributesOfKdcRule();
std::span<const AttributeRow> AttributesOfAcquire();
std::span<const AttributeRow> AttributesOfAddCredentials();
std::span<const AttributeRow> AttributesOfQueryCredential();
std::span<const AttributeRow> AttributesOfChangePassword();
std::span<const AttributeRow> AttributesOfQueryPackage();
std::span<const AttributeRow> AttributesOfEnumerate();
std::span<const AttributeRow> AttributesOfFreeBuffer();
std::span<const AttributeRow> AttributesOfSetAttributes();
std::span<const AttributeRow> AttributesOfSendData();
std::span<const AttributeRow> AttributesOfFree();
std::span<const AttributeRow> AttributesOfInitialize();
std::span<const AttributeRow> AttributesOfAccept();
std::span<const AttributeRow> AttributesOfComplete();
std::span<const AttributeRow> AttributesOfContextCall();
std::span<const AttributeRow> AttributesOfSend();
std::span<const AttributeRow> AttributesOfImpersonate();
std::span<const AttributeRow> AttributesOfQueryToken();
std::span<const AttributeRow> AttributesOfExport();
std::span<const AttributeRow> AttributesOfImport();
std::span<const AttributeRow> AttributesOfQuery();
std::span<const AttributeRow> AttributesOfProtect();
std::span<const AttributeRow> AttributesOfUnprotect();
std::span<const AttributeRow> AttributesOfSends();
std::span<const AttributeRow> AttributesOfReturns();
std::span<const AttributeRow> AttributesOfReports();
std::span<const AttributeRow> AttributesOfPairCheck();
std::span<const AttributeRow> AttributesOfMessagesFlow();
std::span<const AttributeRow> AttributesOfActorCheck();
std::span<const AttributeRow> AttributesOfClauseCheck();

}  // namespace legwork::script

#endif  // LEGWORK_CASES_SCRIPT_ATTRIBUTE_ROWS_H_
