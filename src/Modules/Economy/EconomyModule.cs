using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Questory.Economy.Contracts;
using Questory.Economy.Currencies;
using Questory.Economy.Ledger;
using Questory.Platform.Access;
using Questory.Platform.Data;
using Questory.Platform.Modules;
using Questory.Platform.Settings;
using Questory.Platform.Ui;
using Questory.Realms.Contracts;

namespace Questory.Economy;

/// <summary>What people hold and how it moves: currencies, wallets, the double-entry ledger.</summary>
public sealed class EconomyModule : Module
{
    public override RoomSign Sign => new("Coins", "Currencies and what everybody has of them.");

    public override void Services(IServiceCollection services) => services
        .AddScoped<Wallets>().AddScoped<CurrencyFaces>()
        .AddSingleton(all => OwnWallets.LookUp(all.GetRequiredService<Databases>(), all.GetRequiredService<TimeProvider>()))
        .AddScoped<IFounding, EconomyFounding>().AddScoped<TakeGifts>()
        .AddSingleton(all => new GroupCommit<TakeGifts, TakeGifts.Ask, GiveToMember.View>(all.GetRequiredService<IServiceScopeFactory>(), (take, parts) => take.Run(parts)));

    public override void Permissions(PermissionList permissions) =>
        permissions.Add(EconomyPermissions.Adjust, "Give or take coins by hand, with a reason");

    public override void Settings(SettingList settings) => settings.Add(EconomySettings.MembersGive);

    public override void Menu(Menu menu)
    {
        menu.AddView("/profile", "/wallet", "My wallet", "wallet", 60, RealmPermissions.Play);
        menu.AddMeter<WalletMeter>(order: 20, RealmPermissions.Play);
    }

    public override void Routes(ApiRoutes api)
    {
        var wallets = api.Realm.MapGroup("/wallets").WithTags("Wallets");
        MyBalances.Map(wallets);
        MyTotals.Map(wallets);
        MyMovements.Map(wallets);
        AdjustWallet.Map(wallets);
        GiveToMember.Map(api.Realm.MapGroup("/wallet").WithTags("Wallets"));
    }
}
