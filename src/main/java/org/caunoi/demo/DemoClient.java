package org.caunoi.demo;

import java.util.List;
import java.util.Optional;
import org.caunoi.access.ConfirmClient;
import org.caunoi.access.RegisterClient;
import org.caunoi.access.RegisterClient.Registered;
import org.caunoi.access.SignedIn;
import org.caunoi.notification.SandboxBlock;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.stereotype.Component;

/**
 * A sample of the role that no person has: another system, registered and confirmed by two. As of
 * every system only the hash of its key is kept, so the key is shown until the first stop.
 */
@Component
@ConditionalOnProperty("caunoi.demo")
class DemoClient implements SandboxBlock {

  static final String NAME = "Hệ thống Mẫu";

  private final RegisterClient registering;
  private final ConfirmClient confirming;
  private volatile @Nullable String key;

  DemoClient(RegisterClient registering, ConfirmClient confirming) {
    this.registering = registering;
    this.confirming = confirming;
  }

  void register(SignedIn one, SignedIn other) {
    Registered registered = registering.register(one, NAME, RegisterClient.offered(), null);
    confirming.confirm(other, registered.id());
    key = registered.token();
  }

  Optional<String> key() {
    return Optional.ofNullable(key);
  }

  @Override
  public String titleKey() {
    return "demo.client";
  }

  @Override
  public List<Row> rows() {
    return key().map(shown -> List.of(new Row(NAME, shown, null))).orElse(List.of());
  }
}
