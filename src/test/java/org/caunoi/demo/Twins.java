package org.caunoi.demo;

import java.util.Objects;
import org.caunoi.twin.Twin;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/** The carriers of the demo as tests drive them. */
@Component
public class Twins {

  private final ObjectProvider<DemoTwin> demo;

  Twins(ObjectProvider<DemoTwin> demo) {
    this.demo = demo;
  }

  public Twin of(String carrier) {
    return Objects.requireNonNull(demo.getObject().twins().get(carrier));
  }
}
