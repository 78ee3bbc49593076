package org.caunoi.sweep;

import io.swagger.v3.oas.models.Operation;
import io.swagger.v3.oas.models.media.StringSchema;
import io.swagger.v3.oas.models.parameters.HeaderParameter;
import io.swagger.v3.oas.models.parameters.PathParameter;
import java.util.Arrays;
import org.springdoc.core.customizers.OperationCustomizer;
import org.springframework.stereotype.Component;
import org.springframework.web.method.HandlerMethod;

/** Describes what acts on dossiers read from every request: the code and two headers. */
@Component
final class DescribeActCalls implements OperationCustomizer {

  static final String CALL = "org.caunoi.dossier.web.ActCall";

  @Override
  public Operation customize(Operation operation, HandlerMethod method) {
    boolean act =
        Arrays.stream(method.getMethodParameters())
            .anyMatch(parameter -> parameter.getParameterType().getName().equals(CALL));
    if (act) {
      operation.addParametersItem(
          new PathParameter().name("code").required(true).schema(new StringSchema()));
      for (String header : new String[] {"If-Match", "Idempotency-Key"}) {
        operation.addParametersItem(
            new HeaderParameter().name(header).required(false).schema(new StringSchema()));
      }
    }
    return operation;
  }
}
