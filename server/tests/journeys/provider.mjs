// A certified identity provider, for the journeys. Prints its address; reads that of the site, which it then serves.
// Arguments: the folder of the judges, the name and the secret of the site.
import { createServer } from "node:http";
import { createInterface } from "node:readline";

const [folder, client_id, client_secret] = process.argv.slice(2);
const { default: Provider } = await import(`${folder}/node_modules/oidc-provider/lib/index.js`);

const server = createServer();
await new Promise((resolve) => server.listen(0, "127.0.0.1", resolve));
const issuer = `http://127.0.0.1:${server.address().port}`;
console.log(issuer);

for await (const site of createInterface({ input: process.stdin })) {
  const provider = new Provider(issuer, {
    clients: [{
      client_id,
      client_secret,
      redirect_uris: [`${site}/pro/connexion/fournisseur/retour`],
      post_logout_redirect_uris: [`${site}/pro/connexion`],
      userinfo_signed_response_alg: "RS256",
    }],
    scopes: ["openid", "siret"],
    claims: { openid: ["sub"], siret: ["siret"] },
    findAccount: (_, sub) => ({ accountId: sub, claims: () => ({ sub, siret: "99999999999999" }) }),
    features: { jwtUserinfo: { enabled: true } },
    pkce: { required: () => true },
  });
  // Its pages would fetch a typeface from somebody else.
  provider.use(async (cx, next) => {
    await next();
    if (typeof cx.body === "string") cx.body = cx.body.replace(/@import url\([^)]*\);/g, "");
  });
  server.on("request", provider.callback());
}
process.exit();
