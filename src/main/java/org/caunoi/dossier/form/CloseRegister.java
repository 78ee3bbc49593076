package org.caunoi.dossier.form;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.caunoi.access.Permission;
import org.caunoi.access.SignedIn;
import org.caunoi.dossier.form.RegisterVolumes.Book;
import org.caunoi.dossier.form.RegisterVolumes.Volume;
import org.caunoi.network.Authorities;
import org.caunoi.shared.Refused;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Makes form 07 of one authority for a period: the register as it stands, kept for ever. */
@Component
public class CloseRegister {

  /** What one press makes; a month of a large unit is closed by the house at night. */
  private static final int MOST_VOLUMES = 10;

  private final RegisterVolumes volumes;
  private final IssuedForms forms;
  private final Authorities authorities;

  CloseRegister(RegisterVolumes volumes, IssuedForms forms, Authorities authorities) {
    this.volumes = volumes;
    this.forms = forms;
    this.authorities = authorities;
  }

  /**
   * In volumes of 500 dossiers. Refused: {@code authority-needed} for people of the whole city who
   * name none, {@code unknown-authority}, {@code register-empty}, {@code register-too-long} above
   * 5,000 dossiers, and as {@link Register#list}.
   *
   * @param filter state, procedure and lateness in it do not count: a register is complete
   * @return its volumes
   */
  @Transactional
  public List<IssuedForm> close(SignedIn who, RegisterFilter filter) {
    return close(who, filter, RegisterVolumes.MOST);
  }

  List<IssuedForm> close(SignedIn who, RegisterFilter filter, int most) {
    who.require(Permission.MAKE_PAPERS);
    who.require(Permission.READ_DOCUMENTS);
    who.require(Permission.READ_REGISTER);
    String authority = who.authority() == null ? filter.authority() : who.authority();
    if (authority == null) {
      throw Refused.field("/authority", "authority-needed");
    }
    authorities.get(authority);
    Register.check(filter);
    Book book = new Book(authority, filter.from(), filter.to(), who.actor(), who.displayName());
    Volume volume = volumes.bind(book, 1, null, most, true);
    List<IssuedForm> made = new ArrayList<>();
    if (volume.form() == null) {
      throw Refused.field("/from", "register-empty");
    }
    made.add(volume.form());
    for (int no = 2; volume.next() != null; no++) {
      if (no > MOST_VOLUMES) {
        throw Refused.field("/to", "register-too-long", MOST_VOLUMES * most);
      }
      volume = volumes.bind(book, no, volume.next(), most, true);
      made.add(Objects.requireNonNull(volume.form()));
    }
    return List.copyOf(made);
  }

  /** Registers closed so far, the newest first. */
  @Transactional(readOnly = true)
  public List<IssuedForm> list(SignedIn who) {
    who.require(Permission.READ_REGISTER);
    return forms.registers(who.authority(), 50);
  }
}
