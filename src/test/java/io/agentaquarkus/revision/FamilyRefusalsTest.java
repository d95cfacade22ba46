package io.agentaquarkus.revision;

import java.net.URI;

import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import io.agentaquarkus.golden.Dialogue;
import io.agentaquarkus.testsupport.PostgresResource;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;

/** What every family answers to requests that it does not fulfil, and where the families differ in that. */
@QuarkusTest
@WithTestResource(PostgresResource.class)
class FamilyRefusalsTest {

    private static final String NOTHING = "{'count':0}";
    private static final String NOBODY = "0195d6f0-7b1e-7c3a-9d55-00000000dead";

    @TestHTTPResource("/api")
    URI base;

    @ConfigProperty(name = "agenta.auth-key")
    String adminKey;

    @ParameterizedTest
    @EnumSource
    void whatIsNotThere(Family family) {
        Dialogue client = client(family).withVariant().says();
        for (String level : new String[] { "", "variants/", "revisions/" }) {
            client.get("/<E>/" + level + NOBODY).is(NOTHING);
            client.post("/<E>/" + level + NOBODY + "/archive").is(NOTHING);
            client.post("/<E>/" + level + NOBODY + "/unarchive").is(NOTHING);
        }
        client.put("/<E>/variants/" + NOBODY, "{'<e>_variant':{'id':'" + NOBODY + "'}}").is(NOTHING);
        client.put("/<E>/revisions/" + NOBODY, "{'<e>_revision':{'id':'" + NOBODY + "'}}").is(NOTHING);
        client.post("/<E>/revisions/log", "{'<e>_revisions':{'<e>_variant_id':'" + NOBODY + "'}}")
                .is("{'count':0,'<e>_revisions':[]}");
        client.post("/<E>/variants/fork", "{'<e>_variant':{'slug':'f'},'<e>_variant_ref':{'id':'" + NOBODY + "'}}").is(400,
                "{'detail':'Fork source variant could not be resolved.'}");
        client.post("/<E>/variants/", "{'<e>_variant':{'slug':'w','<e>_id':'" + NOBODY + "'}}").is(409,
                "{'detail':{'conflict':{'artifact_id':'" + NOBODY + "'},'message':'Entity with same keys already exists.'}}");
        Dialogue.Answered edited = client.put("/<E>/" + NOBODY, "{'<e>':{'id':'" + NOBODY + "'}}");
        Dialogue.Answered committed = client.post("/<E>/revisions/commit", "{'<e>_revision':{'<e>_id':'${uuid:artifact}',"
                + "'<e>_variant_id':'" + NOBODY + "','data':<data 1>}}");
        if (family == Family.WORKFLOW) {
            edited.is(404, "{'detail':'Workflow not found.'}");
            committed.is(404, "{'detail':'The variant does not exist in this project.'}");
        } else {
            edited.is(NOTHING);
            committed.is(NOTHING);
        }
    }

    @ParameterizedTest
    @EnumSource
    void slugsThatAreTaken(Family family) {
        FamilyClient client = client(family).withRevisions();
        String conflict = "{'detail':{'conflict':{'slug':'%1$s'},"
                + "'message':'A resource with slug \\u0027%1$s\\u0027 already exists in this project.'}}";
        client.says().post("/<E>/", "{'<e>':{'slug':'a'}}").is(409, conflict.formatted("a"));
        client.says().post("/<E>/variants/", "{'<e>_variant':{'slug':'v','<e>_id':'${uuid:artifact}'}}").is(409,
                conflict.formatted("v"));
        client.says().post("/<E>/variants/fork", "{'<e>_variant':{'slug':'v'},'<e>_variant_ref':{'slug':'v'}}").is(NOTHING);
        Dialogue.Answered committed = client.commit("'slug':'r','data':<data 3>");
        if (family == Family.WORKFLOW) {
            committed.is(409, conflict.formatted("r"));
        } else {
            committed.is(NOTHING);
        }
        client.says().post("/<E>/variants/query", "{'<e>_refs':[{'slug':'a'}],'<e>_variant':{'slugs':['v','f']}}")
                .is("""
                        {'count':1,'<e>_variants':[{'id':'${uuid:variant}','slug':'v',<made>,<variant header>,<in named artifact>}]}""");
    }

    @ParameterizedTest
    @EnumSource
    void pathsThatDoNotFitTheirBody(Family family) {
        Dialogue client = client(family).withRevisions().says();
        Dialogue.Answered artifact = client.put("/<E>/${uuid:artifact}", "{'<e>':{'id':'" + NOBODY + "','name':'M'}}");
        Dialogue.Answered variant = client.put("/<E>/variants/${uuid:variant}",
                "{'<e>_variant':{'id':'" + NOBODY + "','name':'M'}}");
        Dialogue.Answered revision = client.put("/<E>/revisions/${uuid:first}",
                "{'<e>_revision':{'id':'" + NOBODY + "','name':'M'}}");
        switch (family) {
            case WORKFLOW -> {
                artifact.is(400, "{'detail':'Workflow ID in path does not match workflow ID in request body.'}");
                variant.is(NOTHING);
                revision.is(NOTHING);
            }
            case APPLICATION -> {
                String mismatch = "{'detail':'%1$s ID in path does not match %2$s ID in request body.'}";
                artifact.is(400, mismatch.formatted("Application", "application"));
                variant.is(400, mismatch.formatted("Application variant", "application variant"));
                revision.is(400, mismatch.formatted("Application revision", "application revision"));
            }
            default -> {
                artifact.is(NOTHING);
                variant.is(NOTHING);
                revision.is(NOTHING);
            }
        }
    }

    @ParameterizedTest
    @EnumSource
    void whatIsNotWellFormed(Family family) {
        FamilyClient client = client(family).withVariant();
        client.says().post("/<E>/", "{}").is(422,
                "{'detail':[{'type':'missing','loc':['body','<e>'],'msg':'Field required','input':{}}]}");
        client.says().post("/<E>/", "{'<e>':{'slug':'a b'}}").is(422, "{'detail':[{'type':'value_error',"
                + "'loc':['body','<e>','slug'],'msg':'Value error, \\u0027slug\\u0027 must be URL-safe.','input':'a b',"
                + "'ctx':{'error':{}}}]}");
        client.commit("'data':{'foo':1}").is(422, "{'detail':[{'type':'extra_forbidden',"
                + "'loc':['body','<e>_revision','data','foo'],'msg':'Extra inputs are not permitted','input':1}]}");
        client.says().get("/<E>/x").is(422, "{'detail':[{'type':'uuid_parsing','loc':['path','<e>_id'],"
                + "'msg':'Input should be a valid UUID, invalid character: found `x` at 1','input':'x',"
                + "'ctx':{'error':'invalid character: found `x` at 1'}}]}");
        client.says().post("/<E>/revisions/log", "{'<e>_revisions':{'<e>_variant_id':'${uuid:variant}'}}")
                .is("{'count':0,'<e>_revisions':[]}");
    }

    private FamilyClient client(Family family) {
        return FamilyClient.open(base, adminKey, family);
    }
}
