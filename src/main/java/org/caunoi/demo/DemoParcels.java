package org.caunoi.demo;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.caunoi.access.Permission;
import org.caunoi.access.Requires;
import org.caunoi.notification.SandboxBlock;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.servlet.View;
import org.springframework.web.servlet.view.RedirectView;

/**
 * On the sandbox page: how many parcels the demo's carriers have, and a press that moves them on.
 */
@Controller
@ConditionalOnProperty("caunoi.demo")
class DemoParcels implements SandboxBlock {

  private final DemoTwin twin;

  DemoParcels(DemoTwin twin) {
    this.twin = twin;
  }

  @PostMapping("/sandbox/parcels")
  @Requires(Permission.OPEN)
  View advance() {
    twin.advance();
    return new RedirectView("/sandbox");
  }

  @Override
  public String titleKey() {
    return "demo.parcels";
  }

  @Override
  public List<Row> rows() {
    return twin.twins().entrySet().stream()
        .sorted(Map.Entry.comparingByKey())
        .map(one -> new Row(one.getKey(), Integer.toString(one.getValue().orders()), null))
        .toList();
  }

  @Override
  public Optional<Press> press() {
    return Optional.of(new Press("/sandbox/parcels", "demo.parcels.advance"));
  }
}
