package org.caunoi.access;

import java.util.EnumSet;
import java.util.Objects;
import java.util.Set;
import org.caunoi.platform.viewer.Viewer;
import org.caunoi.platform.viewer.ViewerSource;
import org.springframework.stereotype.Component;

/**
 * Whoever the request was signed by, from the same facts by which the rooms decide what a person
 * may know of. People without a place see the whole city where their role reads dossiers or papers
 * at all; helpers and couriers without a place see only what they keep.
 */
@Component
final class ViewerOfRequest implements ViewerSource {

  private static final Set<Role> TIED = EnumSet.of(Role.CLERK, Role.POINT_LEAD, Role.COURIER);

  @Override
  public Viewer viewer() {
    return PermissionInterceptor.current().map(ViewerOfRequest::of).orElse(Viewer.NOBODY);
  }

  static Viewer of(SignedIn who) {
    String id = who.accountId().toString();
    if (who.isSystem()) {
      return Viewer.some(id, "", "", id);
    }
    boolean placed = who.pointId() != null || who.authority() != null;
    boolean reads = who.may(Permission.READ_DOSSIERS) || who.may(Permission.READ_CUSTODY);
    if (!placed && reads && !TIED.containsAll(who.roles())) {
      return Viewer.HOUSE;
    }
    return Viewer.some(
        "",
        Objects.requireNonNullElse(who.pointId(), ""),
        Objects.requireNonNullElse(who.authority(), ""),
        id);
  }
}
