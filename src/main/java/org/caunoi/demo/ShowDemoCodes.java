package org.caunoi.demo;

import java.util.List;
import org.caunoi.notification.SandboxBlock;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.stereotype.Component;

/** The sandbox page shows which code each sample colleague's phone would show now. */
@Component
@ConditionalOnProperty("caunoi.demo")
class ShowDemoCodes implements SandboxBlock {

  private final DemoCodes codes;

  ShowDemoCodes(DemoCodes codes) {
    this.codes = codes;
  }

  @Override
  public String titleKey() {
    return "demo.codes";
  }

  @Override
  public List<Row> rows() {
    return DemoPerson.ALL.stream()
        .filter(person -> person.role().needsSecondFactor())
        .map(person -> new Row(person.username(), codes.current(person), person.name()))
        .toList();
  }
}
