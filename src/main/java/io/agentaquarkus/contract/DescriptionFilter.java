package io.agentaquarkus.contract;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;

import org.eclipse.microprofile.openapi.OASFactory;
import org.eclipse.microprofile.openapi.OASFilter;
import org.eclipse.microprofile.openapi.models.OpenAPI;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;

import io.quarkus.smallrye.openapi.OpenApiFilter;
import io.smallrye.openapi.api.SmallRyeOpenAPI;

/** Puts the {@link ServedDescription} in the place of what was found in the resources, when the server is built. */
@OpenApiFilter(stages = OpenApiFilter.RunStage.BUILD)
public class DescriptionFilter implements OASFilter {

    @Override
    public void filterOpenAPI(OpenAPI api) {
        OpenAPI described = parse(describe(model().withInitialModel(api).build().toJSON()));
        api.setPaths(described.getPaths());
        api.setComponents(described.getComponents());
        api.setSecurity(described.getSecurity());
        api.setServers(described.getServers());
    }

    private static String describe(String found) {
        try {
            ObjectNode document = (ObjectNode) new ObjectMapper().readTree(found);
            new ServedDescription(ContractDocument.read()).describe(document);
            return document.toString();
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("What was found in the resources is no JSON", e);
        }
    }

    private static OpenAPI parse(String json) {
        return model().withInitialModel(OASFactory.createOpenAPI())
                .withCustomStaticFile(() -> new ByteArrayInputStream(json.getBytes(StandardCharsets.UTF_8))).build().model();
    }

    /** Nothing but what it is given. */
    private static SmallRyeOpenAPI.Builder model() {
        return SmallRyeOpenAPI.builder().enableModelReader(false).enableStandardStaticFiles(false)
                .enableStandardFilter(false).enableAnnotationScan(false);
    }
}
