package org.caunoi.notification;

import java.util.List;
import java.util.UUID;
import org.caunoi.access.Account;
import org.caunoi.access.Accounts;
import org.caunoi.access.Role;
import org.caunoi.access.StaffAddresses;
import org.caunoi.custody.Inquiry;
import org.caunoi.custody.SearchBegun;
import org.caunoi.shared.VietnamTime;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Mails the last keeper of missing papers that an answer is awaited, and the Centre that it is. */
@Component
class TellOfSearch {

  private final PlanMessage plan;
  private final StaffAddresses addresses;
  private final Accounts accounts;

  TellOfSearch(PlanMessage plan, StaffAddresses addresses, Accounts accounts) {
    this.plan = plan;
    this.addresses = addresses;
    this.accounts = accounts;
  }

  @EventListener
  @Transactional(propagation = Propagation.MANDATORY)
  public void heard(SearchBegun begun) {
    Inquiry inquiry = begun.inquiry();
    tell(List.of(inquiry.person()), MessageKind.STAFF_PAPERS_ASKED, inquiry);
    List<UUID> centre =
        accounts.listByRole(inquiry.authority(), Role.CENTRE_CONTROL).stream()
            .map(Account::id)
            .filter(one -> !one.equals(begun.by()))
            .toList();
    tell(centre, MessageKind.STAFF_SEARCH_BEGUN, inquiry);
  }

  private void tell(List<UUID> people, MessageKind kind, Inquiry inquiry) {
    MessageFacts facts =
        MessageFacts.ofDossier(inquiry.unit(), VietnamTime.moment(inquiry.dueAt()));
    for (String address : addresses.of(people)) {
      plan.plan(inquiry.authority(), kind, Medium.EMAIL, address, facts, null);
    }
  }
}
